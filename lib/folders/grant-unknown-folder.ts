import { mutate } from "@/lib/audit/mutate";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { addFolder } from "@/lib/folders/add-folder";
import { lockFolders } from "@/lib/folders/lock-folders";
import { requireUnknownFolder } from "@/lib/folders/require-unknown-folder";
import { FolderName, type GrantedUnknownFolder, type UnknownFolder } from "@/lib/folders/schemas";

/**
 * Creates, at the top of the tree, a folder that Entra names and that did not exist, and so gives it to everybody who waited
 * for it. It is not ignored any more.
 *
 * @throws AppError `not_found` when nobody waits for it; `conflict` when several folders have this name, or there are 5,000;
 *   `invalid_input` (field value) when it cannot be a folder's name
 */
export function grantUnknownFolder(ctx: Ctx, input: UnknownFolder): Promise<GrantedUnknownFolder> {
  const { organizationId } = ctx;
  return mutate(ctx, "folder:update", async (tx) => {
    await lockFolders(tx, organizationId);
    const { valueKey, value } = await requireUnknownFolder(tx, organizationId, input.value);
    await refuseNamesakes(tx, organizationId, valueKey, value);
    const added = await addFolder(tx, ctx, { name: asName(value), parentId: null, externalId: null });
    await tx.query("delete from ignored_folder where organization_id = $1 and value_key = $2", [
      organizationId,
      valueKey,
    ]);
    return { value: { folder: added.folder, people: added.people }, change: added.change };
  });
}

function asName(value: string): string {
  const name = FolderName.safeParse(value);
  if (name.success) return name.data;
  const rule = name.error.issues[0]?.message ?? "This cannot be a folder's name.";
  throw new AppError("invalid_input", `${rule} Entra sent “${value.slice(0, 200)}”. Change it there.`, {
    field: "value",
  });
}

/** One more folder of the name would not tell which is meant either. */
async function refuseNamesakes(tx: Tx, organizationId: string, valueKey: string, value: string): Promise<void> {
  const rows = await tx.query<{ folders: number }>(
    "select count(*)::int as folders from folder where organization_id = $1 and name_key = $2",
    [organizationId, valueKey],
  );
  const folders = rows[0]?.folders ?? 0;
  if (folders === 0) return;
  throw new AppError(
    "conflict",
    `${folders} folders are called “${value}”, so Usher cannot tell which one Entra means. Give one of them the external id “${value}”, or rename the others.`,
  );
}
