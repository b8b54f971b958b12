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
import type { Document, Json, ResourceType } from "@/lib/scim/protocol/schema/attribute";
import { patchOpUrn } from "@/lib/scim/protocol/urns";
import { readResource } from "@/lib/scim/protocol/validate";
import type { ProvisioningPolicy } from "@/lib/users/policy";
import { settleUser } from "@/lib/users/settle-user";
import type { UserFields, UserRecord } from "@/lib/users/user";

interface Written {
  readonly fields: UserFields;
  readonly notes: readonly Pick<Note, "message">[];
  /** Why a part of the request was left out, for the request log; empty when nothing was. */
  readonly cause: Partial<Pick<RequestRecord, "causeCode" | "cause" | "cure">>;
}

/** A PATCH or PUT of a user, read but not yet applied: what it does to the user that is stored. `apply` is pure. */
export interface UserWrite {
  readonly type: ResourceType;
  readonly apply: (current: UserRecord) => Written;
  /** What to apply in its place when saving was refused, or null when the refusal stands: it may only take access. */
  readonly rescue: (refusal: unknown) => UserWrite["apply"] | null;
}

/** What a body asks for, when nothing is wrong with it. */
interface Wanted {
  readonly type: ResourceType;
  readonly edit: (current: UserRecord) => { readonly document: Document; readonly notes: readonly Note[] };
}

/**
 * Reads the body of a PATCH (RFC 7644 §3.5.2). A PATCH is atomic, with one exception: when it deactivates a person and is
 * wrong in another part, the deactivation alone is applied. A mapping mistake must not keep a leaver's access, and Entra puts
 * both in one request (ENTRA.md quirk 43).
 *
 * @throws ScimError, AppError `invalid_input` when the body is wrong and deactivates nobody; `apply` throws the same
 */
export function readUserPatch(body: Json, policy: ProvisioningPolicy): UserWrite {
  return readWrite(body, policy, () => {
    // Before the paths are parsed: what is wrong with a key is said better than that its path cannot be read.
    const type = userResourceOf(policy, newMetadataKeys(body, policy));
    const operations = parsePatch(body);
    return { type, edit: (current) => applyPatch(toPatchDocument(current), operations, type, entraTolerances) };
  });
}

/**
 * Reads the body of a PUT (RFC 7644 §3.5.1), with the exception of `readUserPatch`: one that says `active` false of an active
 * person and is wrong in another part changes nothing else.
 *
 * @throws as `readUserPatch`
 */
export function readUserReplacement(body: Json, policy: ProvisioningPolicy): UserWrite {
  const asPatch = { schemas: [patchOpUrn], Operations: [{ op: "replace", value: body }] };
  return readWrite(asPatch, policy, () => {
    const type = userResourceOf(policy, newMetadataKeys(body, policy));
    const replacement = readResource(body, type, entraTolerances);
    return { type, edit: () => replacement };
  });
}

/** `patch` is where the deactivation is looked for. */
function readWrite(patch: Json, policy: ProvisioningPolicy, read: () => Wanted): UserWrite {
  const fallbackType = userResourceOf(policy);
  const deactivation = deactivationOf(patch, fallbackType, entraTolerances);
  try {
    const wanted = read();
    return {
      type: wanted.type,
      apply: (current) => applyWhole(current, wanted, policy, deactivation),
      rescue: (error) => rescue(error, deactivation, wanted.type),
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
): UserWrite["apply"] | null {
  const isTaken = error instanceof AppError && error.reason !== undefined && taken.includes(error.reason);
  const refusal = isTaken ? toScimError(error) : badRequest(error);
  if (refusal === null || deactivation === null) return null;
  return (current) => deactivate(current, deactivation, type, refusal);
}

function applyWhole(
  current: UserRecord,
  { type, edit }: Wanted,
  policy: ProvisioningPolicy,
  deactivation: readonly PatchOperation[] | null,
): Written {
  try {
    const { document, notes } = edit(current);
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
): Written {
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
