import { type Ctx, policyOf } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { applyFolderRequests } from "@/lib/folders/apply-folder-requests";
import { declareSentKeys } from "@/lib/metadata/declare-sent-keys";
import { settleExtensions } from "@/lib/schema-extensions/settle-extensions";
import { folderValues } from "@/lib/users/attribute-values";
import type { SettledUser } from "@/lib/users/settle-user";
import type { UserFields } from "@/lib/users/user";

/**
 * Applies what a user's attributes mean beyond the user: the folders that SCIM named, the metadata keys that it brought, the schema
 * extensions that it has values of.
 * Returns sentences for the request log.
 */
export async function saveExtras(
  tx: Tx,
  ctx: Ctx,
  user: {
    readonly id: string;
    /** Whom the user belongs to. */
    readonly connectorId: string | null;
    readonly before: UserFields | null;
    readonly settled: SettledUser;
  },
): Promise<readonly string[]> {
  const { id, connectorId, before, settled } = user;
  await declareNewKeys(tx, ctx, settled.metadataKeys);
  await settleExtensions(tx, ctx, { id, before: before?.attributes ?? {}, after: settled.fields.attributes });
  const earlier = before === null ? [] : folderValues(before.attributes);
  if (JSON.stringify(earlier) === JSON.stringify(settled.folders)) return settled.notes;
  const { unknown } = await applyFolderRequests(tx, {
    organizationId: ctx.organizationId,
    userId: id,
    connectorId,
    givenBy: ctx.actor.name,
    values: settled.folders,
    now: ctx.now(),
  });
  if (unknown.length > 0) describeUnknown(ctx, unknown, settled.folders.length);
  return [...settled.notes, ...unknownFolders(unknown, settled.folders.length)];
}

async function declareNewKeys(tx: Tx, ctx: Ctx, keys: readonly string[]): Promise<void> {
  const known = new Set(policyOf(ctx)?.metadataKeys ?? []);
  const fresh = keys.filter((key) => !known.has(key));
  if (fresh.length === 0) return;
  await declareSentKeys(tx, {
    organizationId: ctx.organizationId,
    keys: fresh,
    declaredBy: ctx.actor.name,
    now: ctx.now(),
  });
}

/** SCREENS W12. What is wrong with another part of the request, and was said before, weighs more. */
function describeUnknown(ctx: Ctx, unknown: readonly string[], count: number): void {
  if (ctx.request === undefined || ctx.request.causeCode !== null) return;
  const names = unknown.slice(0, 5).map((value) => value.slice(0, 100));
  ctx.request.causeCode = "folder_unknown";
  ctx.request.cause = `${unknown.length} of ${count} folders ${unknown.length === 1 ? "is" : "are"} unknown: ${names.join(", ")}${unknown.length > 5 ? ", …" : ""}. The known ones were applied.`;
  ctx.request.cure = "Create them here and grant them with one press, or correct the names in Entra.";
}

function unknownFolders(unknown: readonly string[], count: number): readonly string[] {
  if (unknown.length === 0) return [];
  const shown = unknown.slice(0, 20).map((value) => value.slice(0, 100));
  return [
    `folders: ${unknown.length} of ${count} are unknown here and wait: ${shown.join(", ")}${unknown.length > 20 ? ", …" : ""}. The known ones were applied. Create them in Usher under Folders.`,
  ];
}
