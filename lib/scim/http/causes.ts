import type { RequestRecord } from "@/lib/context";
import { AppError } from "@/lib/errors";
import type { ScimError } from "@/lib/scim/protocol/errors";

/** Stable cause codes (SCREENS §3.5): the feature's own, else by status and scimType; the sentence is the error's own. */
function causeCodeOf(refusal: ScimError): string {
  if (refusal.cause instanceof AppError && refusal.cause.reason !== undefined) return refusal.cause.reason;
  if (refusal.status === 409) return refusal.scimType === "uniqueness" ? "already_exists" : "conflict";
  if (refusal.status === 503) return refusal.cause === undefined ? "provisioning_off" : "unavailable";
  if (refusal.status === 404) return "not_found";
  if (refusal.status === 429) return "too_many_requests";
  if (refusal.status === 412) return "version_changed";
  if (refusal.status === 501) return "not_offered";
  if (refusal.status === 405) return "method_not_allowed";
  if (refusal.status >= 500) return "internal_error";
  return refusal.scimType === undefined ? "refused" : snakeCase(refusal.scimType);
}

function snakeCase(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Code, cause and cure of a refusal. The first sentence of the detail is the cause, the rest the cure. */
export function causeOf(refusal: ScimError): Pick<RequestRecord, "causeCode" | "cause" | "cure"> {
  const end = refusal.message.indexOf(". ");
  return {
    causeCode: causeCodeOf(refusal),
    cause: end === -1 ? refusal.message : refusal.message.slice(0, end + 1),
    cure: end === -1 ? null : refusal.message.slice(end + 2),
  };
}

/** Writes down why a request was refused. */
export function describeRefusal(record: RequestRecord, refusal: ScimError): void {
  record.status = refusal.status;
  record.scimType = refusal.scimType ?? null;
  Object.assign(record, causeOf(refusal));
}
