import { v7 as uuidv7 } from "uuid";
import type { Change } from "@/lib/audit/change";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { folderKey } from "@/lib/folders/folder-key";
import { selectItem } from "@/lib/folders/folder-row";
import { lockFolders } from "@/lib/folders/lock-folders";
import { requireFreePlace } from "@/lib/folders/require-free-place";
import { resolveFolderRequests } from "@/lib/folders/resolve-folder-requests";
import { type CreateFolder, type FolderItem, mostFolders } from "@/lib/folders/schemas";

/**
 * Adds a folder to the tree and gives it to everybody for whom Entra named it already. `people` is how many they are.
 *
 * @throws AppError `conflict` (field name, externalId, or none when there are 5,000 folders); `invalid_input` (field parentId)
 */
export async function addFolder(
  tx: Tx,
  ctx: Ctx,
  input: CreateFolder,
): Promise<{ folder: FolderItem; people: number; change: Change }> {
  const { organizationId } = ctx;
  const { name, parentId, externalId } = input;
  const id = uuidv7();
  const now = ctx.now();
  await lockFolders(tx, organizationId);
  await requireRoom(tx, organizationId);
  const { parent } = await requireFreePlace(tx, organizationId, { id, name, parentId, externalId });
  await tx.query(
    `insert into folder (organization_id, id, parent_id, external_id, name, name_key, version, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, 1, $7, $7)`,
    [organizationId, id, parentId, externalId, name, folderKey(name), now],
  );
  const valueKeys = [name, ...(externalId === null ? [] : [externalId])];
  const people = await resolveFolderRequests(tx, { organizationId, valueKeys, givenBy: ctx.actor.name, now });
  return {
    folder: await selectItem(tx, organizationId, id),
    people,
    change: {
      action: "folder.create",
      target: { type: "Folder", id, name },
      before: null,
      after: { name, externalId, parent, ...(people > 0 ? { people } : {}) },
    },
  };
}

async function requireRoom(tx: Tx, organizationId: string): Promise<void> {
  const rows = await tx.query<{ folders: number }>(
    "select count(*)::int as folders from folder where organization_id = $1",
    [organizationId],
  );
  if ((rows[0]?.folders ?? 0) < mostFolders) return;
  throw new AppError(
    "conflict",
    "This organization has 5,000 folders, and there can be no more. Delete one that nobody uses.",
  );
}
