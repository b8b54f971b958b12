import type { Tx } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { folderKey } from "@/lib/folders/folder-key";

/** Where a folder wants to stand in the tree, and what it wants to be called there. */
export interface FolderPlace {
  readonly id: string;
  readonly name: string;
  readonly parentId: string | null;
  readonly externalId: string | null;
}

/**
 * Refuses a place that is not there or is taken. The caller has locked the tree. Returns the name of the folder above, null at
 * the top.
 *
 * @throws AppError `invalid_input` (field parentId); `conflict` (field name or externalId)
 */
export async function requireFreePlace(
  tx: Tx,
  organizationId: string,
  place: FolderPlace,
): Promise<{ parent: string | null }> {
  const parent = await parentName(tx, organizationId, place.parentId);
  const taken = await tx.query<{ name: string; same_name: boolean }>(
    `select name, name_key = $4 and parent_id is not distinct from $3::uuid as same_name from folder
     where organization_id = $1 and id <> $2::uuid
       and (name_key = $4 and parent_id is not distinct from $3::uuid or external_id = $5::text)
     order by same_name desc limit 1`,
    [organizationId, place.id, place.parentId, folderKey(place.name), place.externalId],
  );
  const other = taken[0];
  if (other === undefined) return { parent };
  if (other.same_name) {
    const where = parent === null ? "at the top of the tree" : `in “${parent}”`;
    throw new AppError("conflict", `There is a folder “${other.name}” ${where} already. Choose another name.`, {
      field: "name",
    });
  }
  throw new AppError(
    "conflict",
    `The folder “${other.name}” has the external id ${place.externalId} already. Choose another, or clear it there first.`,
    { field: "externalId" },
  );
}

async function parentName(tx: Tx, organizationId: string, parentId: string | null): Promise<string | null> {
  if (parentId === null) return null;
  const rows = await tx.query<{ name: string }>("select name from folder where organization_id = $1 and id = $2", [
    organizationId,
    parentId,
  ]);
  if (rows[0] !== undefined) return rows[0].name;
  throw new AppError("invalid_input", "The folder above does not exist here any more. Choose another place.", {
    field: "parentId",
  });
}
