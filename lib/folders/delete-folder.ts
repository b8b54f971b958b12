import { mutate } from "@/lib/audit/mutate";
import type { Expected } from "@/lib/audit/require-version";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { type FolderRow, readFolder, selectItem } from "@/lib/folders/folder-row";
import { lockFolders } from "@/lib/folders/lock-folders";
import { requireFolderVersion } from "@/lib/folders/require-folder-version";
import { resolveFolderRequests } from "@/lib/folders/resolve-folder-requests";
import type { DeletedFolder } from "@/lib/folders/schemas";
import { applyGroupRules } from "@/lib/rules/apply-group-rules";

/**
 * Deletes a folder. Its people lose it, its subfolders move up, what Entra asks for by its names is unknown again, and group
 * rules give what they give without it.
 *
 * @throws AppError `not_found`; `conflict` when a subfolder cannot move up, because a folder of its name is there, and
 *   for another version than expected (field version)
 */
export function deleteFolder(ctx: Ctx, id: string, expected: Expected = {}): Promise<DeletedFolder> {
  const { organizationId } = ctx;
  return mutate(ctx, "folder:delete", async (tx) => {
    await lockFolders(tx, organizationId);
    const row = await readFolder(tx, organizationId, id);
    await requireFolderVersion(tx, ctx, row, expected.version);
    const { people, rules } = await selectItem(tx, organizationId, id);
    const subfolders = await moveSubfoldersUp(tx, organizationId, row);
    await tx.query("update folder_request set folder_id = null where organization_id = $1 and folder_id = $2", [
      organizationId,
      id,
    ]);
    await tx.query("delete from folder where organization_id = $1 and id = $2", [organizationId, id]);
    const valueKeys = [id, row.name, ...(row.external_id === null ? [] : [row.external_id])];
    await resolveFolderRequests(tx, { organizationId, valueKeys, givenBy: ctx.actor.name, now: ctx.now() });
    // A rule that gives no folder any more lets a later one give its own.
    if (rules > 0) await applyGroupRules(tx, ctx, "all");
    return {
      value: { people, subfolders },
      change: {
        action: "folder.delete",
        target: { type: "Folder", id, name: row.name },
        before: { name: row.name, externalId: row.external_id, people, subfolders, rules },
        after: null,
      },
    };
  });
}

/** The names must be free where the subfolders go. Another subfolder may have the name of the folder that is deleted. */
async function moveSubfoldersUp(tx: Tx, organizationId: string, folder: FolderRow): Promise<number> {
  const clashes = await tx.query<{ name: string }>(
    `select c.name from folder c
     join folder o on o.organization_id = c.organization_id and o.name_key = c.name_key
       and o.parent_id is not distinct from $3::uuid and o.id <> $2
     where c.organization_id = $1 and c.parent_id = $2 order by c.name_key`,
    [organizationId, folder.id, folder.parent_id],
  );
  if (clashes.length > 0) throw cannotMoveUp(clashes.map(({ name }) => name));
  const moved = await tx.query<{ id: string; name_key: string }>(
    "select id, name_key from folder where organization_id = $1 and parent_id = $2",
    [organizationId, folder.id],
  );
  if (moved.length === 0) return 0;
  // The deleted folder's own name becomes free in this same transaction, for a subfolder that is called the same.
  await tx.query("update folder set name_key = id::text where organization_id = $1 and id = $2", [
    organizationId,
    folder.id,
  ]);
  await tx.query("update folder set parent_id = $3 where organization_id = $1 and parent_id = $2", [
    organizationId,
    folder.id,
    folder.parent_id,
  ]);
  return moved.length;
}

function cannotMoveUp(names: readonly string[]): AppError {
  const shown = names
    .slice(0, 5)
    .map((name) => `“${name}”`)
    .join(", ");
  const more = names.length > 5 ? ` and ${names.length - 5} more` : "";
  return new AppError(
    "conflict",
    `The subfolders move up, and there is a folder of the same name already: ${shown}${more}. Rename or move one of each first.`,
  );
}
