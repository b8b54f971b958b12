import type { RequestRecord } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { entraTolerances } from "@/lib/scim/compat/entra";
import { causeOf } from "@/lib/scim/http/causes";
import { newMetadataKeys } from "@/lib/scim/http/metadata-keys";
import { toScimError } from "@/lib/scim/http/respond";
import { toPatchDocument, toUserFields } from "@/lib/scim/mapping/user";
import { userResourceOf } from "@/lib/scim/mapping/user-resource";
import type { ScimError } from "@/lib/scim/protocol/errors";
import type { Note } from "@/lib/scim/protocol/notes";
import { applyPatch } from "@/lib/scim/protocol/patch/apply";
import { deactivationOf } from "@/lib/scim/protocol/patch/deactivation";
import { type PatchOperation, parsePatch } from "@/lib/scim/protocol/patch/parse";
import type { Json, ResourceType } from "@/lib/scim/protocol/schema/attribute";
import type { ProvisioningPolicy } from "@/lib/users/policy";
import { settleUser } from "@/lib/users/settle-user";
import type { UserFields, UserRecord } from "@/lib/users/user";

interface Patched {
  readonly fields: UserFields;
  readonly notes: readonly Pick<Note, "message">[];
  /** Why a part of the request was left out, for the request log; empty when nothing was. */
  readonly cause: Partial<Pick<RequestRecord, "causeCode" | "cause" | "cure">>;
}

/** A PATCH of a user, read but not yet applied: what it does to the user that is stored. `apply` is pure. */
export interface UserPatch {
  readonly type: ResourceType;
  readonly apply: (current: UserRecord) => Patched;
  /** What to apply in its place when saving was refused, or null when the refusal stands: it may only take access. */
  readonly rescue: (refusal: unknown) => UserPatch["apply"] | null;
}

/**
 * Reads the body of a PATCH (RFC 7644 §3.5.2). A PATCH is atomic, with one exception: when it deactivates a person and is
 * wrong in another part, the deactivation alone is applied. A mapping mistake must not keep a leaver's access, and Entra puts
 * both in one request (ENTRA.md quirk 43).
 *
 * @throws ScimError, AppError `invalid_input` when the body is wrong and deactivates nobody; `apply` throws the same
 */
export function readUserPatch(body: Json, policy: ProvisioningPolicy): UserPatch {
  const fallbackType = userResourceOf(policy);
  const deactivation = deactivationOf(body, fallbackType, entraTolerances);
  try {
    // Before the paths are parsed: what is wrong with a key is said better than that its path cannot be read.
    const type = userResourceOf(policy, newMetadataKeys(body, policy));
    const operations = parsePatch(body);
    return {
      type,
      apply: (current) => applyWhole(current, { operations, type, policy, deactivation }),
      rescue: (error) => rescue(error, deactivation, type),
    };
  } catch (error) {
    const refusal = badRequest(error);
    if (refusal === null || deactivation === null) throw error;
    return {
      type: fallbackType,
      apply: (current) => deactivate(current, deactivation, fallbackType, refusal),
      rescue: () => null,
    };
  }
}

/** A value that another user has is found only on saving; it is a mistake as any other. */
const taken = ["username_taken", "email_taken"];

function rescue(
  error: unknown,
  deactivation: readonly PatchOperation[] | null,
  type: ResourceType,
): UserPatch["apply"] | null {
  const isTaken = error instanceof AppError && error.reason !== undefined && taken.includes(error.reason);
  const refusal = isTaken ? toScimError(error) : badRequest(error);
  if (refusal === null || deactivation === null) return null;
  return (current) => deactivate(current, deactivation, type, refusal);
}

interface Whole {
  readonly operations: readonly PatchOperation[];
  readonly type: ResourceType;
  readonly policy: ProvisioningPolicy;
  readonly deactivation: readonly PatchOperation[] | null;
}

function applyWhole(current: UserRecord, { operations, type, policy, deactivation }: Whole): Patched {
  try {
    const { document, notes } = applyPatch(toPatchDocument(current), operations, type, entraTolerances);
    const fields = toUserFields(document, current.active);
    settleUser(fields, current, policy);
    return { fields, notes, cause: {} };
  } catch (error) {
    const refusal = badRequest(error);
    if (refusal === null || deactivation === null) throw error;
    return deactivate(current, deactivation, type, refusal);
  }
}

/** Only for somebody who is active: otherwise there is nothing to save, and the mistake is answered as one. */
function deactivate(
  current: UserRecord,
  deactivation: readonly PatchOperation[],
  type: ResourceType,
  refusal: ScimError,
): Patched {
  if (!current.active) throw refusal;
  const { document } = applyPatch(toPatchDocument(current), deactivation, type, entraTolerances);
  const message = `The deactivation was carried out. The rest of the request was left out: ${refusal.message}`;
  return { fields: toUserFields(document, current.active), notes: [{ message }], cause: causeOf(refusal) };
}

function badRequest(error: unknown): ScimError | null {
  if (error instanceof AppError && error.code !== "invalid_input") return null;
  const refusal = toScimError(error);
  return refusal?.status === 400 ? refusal : null;
}
