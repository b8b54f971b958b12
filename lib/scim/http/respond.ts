import { AppError } from "@/lib/errors";
import type { Reply } from "@/lib/scim/http/call";
import { ScimError, type ScimType } from "@/lib/scim/protocol/errors";

/** Bare, without a charset: some clients compare it as text (RFC 7644 §3.1). */
const mediaType = "application/scim+json";

/** Writes a handler's answer. */
export function respond(reply: Reply): Response {
  const headers = new Headers();
  if (reply.body !== null) headers.set("content-type", mediaType);
  if (reply.location !== undefined) {
    headers.set("location", reply.location);
    headers.set("content-location", reply.location);
  }
  if (reply.etag !== undefined) headers.set("etag", reply.etag);
  return new Response(reply.body === null ? null : JSON.stringify(reply.body), { status: reply.status, headers });
}

/** The only place that writes a SCIM error. */
export function respondError(error: ScimError, extra: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(error.toBody()), {
    status: error.status,
    headers: { "content-type": mediaType, ...extra },
  });
}

/** Turns whatever a handler threw into SCIM's words; null for a failure of ours, whose text stays in our log. */
export function toScimError(error: unknown): ScimError | null {
  if (error instanceof ScimError) return error;
  if (!(error instanceof AppError)) return null;
  return new ScimError(error.status, error.message, scimTypeOf(error), { cause: error });
}

function scimTypeOf(error: AppError): ScimType | undefined {
  if (error.code === "conflict" && error.field !== undefined) return "uniqueness";
  return error.code === "invalid_input" ? "invalidValue" : undefined;
}
