import type { Tx } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { folderKey } from "@/lib/folders/folder-key";

/** A value that Entra names and that means no folder, as it was sent first. @throws AppError `not_found` when there is none */
export async function requireUnknownFolder(
  tx: Tx,
  organizationId: string,
  value: string,
): Promise<{ valueKey: string; value: string }> {
  const valueKey = folderKey(value);
  const rows = await tx.query<{ value: string }>(
    `select value from folder_request where organization_id = $1 and folder_id is null and value_key = $2
     order by since, user_id limit 1`,
    [organizationId, valueKey],
  );
  if (rows[0] !== undefined) return { valueKey, value: rows[0].value };
  throw new AppError(
    "not_found",
    `Entra names no unknown folder “${value.slice(0, 200)}”. It exists by now, or nobody is assigned to it any more.`,
  );
}
