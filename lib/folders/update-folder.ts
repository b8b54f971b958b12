import { mutate } from "@/lib/audit/mutate";
import type { Expected } from "@/lib/audit/require-version";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { folderKey } from "@/lib/folders/folder-key";
import { readFolder, selectItem, selectPath } from "@/lib/folders/folder-row";
import { lockFolders } from "@/lib/folders/lock-folders";
import { requireFolderVersion } from "@/lib/folders/require-folder-version";
import { requireFreePlace } from "@/lib/folders/require-free-place";
import { resolveFolderRequests } from "@/lib/folders/resolve-folder-requests";
import type { FolderItem, UpdateFolder } from "@/lib/folders/schemas";

/**
 * Renames a folder, gives it another external id, or moves it. The access that SCIM gives follows the names that Entra uses.
 *
 * @throws AppError `not_found`; `conflict` (field version) when somebody changed it meanwhile, (field name or externalId) for
 *   what another folder has; `invalid_input` (field parentId) for a place inside itself or one that is not there
 */
export function updateFolder(
  ctx: Ctx,
  id: string,
  input: Omit<UpdateFolder, "version"> & Expected,
): Promise<FolderItem> {
  const { organizationId } = ctx;
  return mutate(ctx, "folder:update", async (tx) => {
    await lockFolders(tx, organizationId);
    const row = await readFolder(tx, organizationId, id);
    await requireFolderVersion(tx, ctx, row, input.version);
    const before = { id, name: row.name, externalId: row.external_id, parentId: row.parent_id };
    const { version: _, ...wanted } = input;
    const after = { ...before, ...wanted };
    const moved = after.parentId !== before.parentId;
    const renamed = after.name !== before.name || after.externalId !== before.externalId;
    if (!moved && !renamed) return { value: await selectItem(tx, organizationId, id), change: null };
    if (moved) await refuseOwnSubfolder(tx, organizationId, id, after.parentId);
    const { parent } = await requireFreePlace(tx, organizationId, after);
    const from = moved ? await nameOf(tx, organizationId, before.parentId) : null;
    const now = ctx.now();
    await tx.query(
      `update folder set name = $3, name_key = $4, external_id = $5, parent_id = $6, version = $7, updated_at = $8
       where organization_id = $1 and id = $2`,
      [organizationId, id, after.name, folderKey(after.name), after.externalId, after.parentId, row.version + 1, now],
    );
    if (renamed) {
      const valueKeys = [before.name, after.name, before.externalId, after.externalId].filter((key) => key !== null);
      await resolveFolderRequests(tx, { organizationId, valueKeys, givenBy: ctx.actor.name, now });
    }
    return {
      value: await selectItem(tx, organizationId, id),
      change: {
        action: "folder.update",
        target: { type: "Folder", id, name: after.name },
        before: { ...changed(before, after), ...(moved ? { parent: from } : {}) },
        after: { ...changed(after, before), ...(moved ? { parent } : {}) },
      },
    };
  });
}

type Names = { readonly name: string; readonly externalId: string | null };

/** The names of `one` that `other` does not have. */
function changed(one: Names, other: Names): Partial<Names> {
  return {
    ...(one.name === other.name ? {} : { name: one.name }),
    ...(one.externalId === other.externalId ? {} : { externalId: one.externalId }),
  };
}

async function refuseOwnSubfolder(tx: Tx, organizationId: string, id: string, parentId: string | null): Promise<void> {
  if (parentId === null) return;
  const path = await selectPath(tx, organizationId, parentId);
  if (!path.some((folder) => folder.id === id)) return;
  throw new AppError("invalid_input", "A folder cannot be moved into its own subfolder.", { field: "parentId" });
}

async function nameOf(tx: Tx, organizationId: string, id: string | null): Promise<string | null> {
  return id === null ? null : (await readFolder(tx, organizationId, id)).name;
}
