import { type Ctx, requirePermission } from "@/lib/context";
import { keysetSql, readKeyset, toPage } from "@/lib/db/keyset";
import { SqlParams } from "@/lib/db/sql";
import { withOrganization } from "@/lib/db/with-organization";
import { folderNotFound } from "@/lib/folders/folder-not-found";
import { readFolder } from "@/lib/folders/folder-row";
import type { FolderPerson, ListFolderAccessParams } from "@/lib/folders/schemas";
import { selectGrants } from "@/lib/folders/select-grants";
import type { Page } from "@/lib/utils/page";
import { isUuid } from "@/lib/utils/uuid";

interface PersonRow {
  readonly id: string;
  readonly user_name: string;
  readonly user_name_key: string;
  readonly display_name: string | null;
  readonly active: boolean;
}

/**
 * A page of the people who may use this very folder, by user name, each with every reason. `q` finds parts of name, user name,
 * e-mail and employee number.
 *
 * @throws AppError `not_found`, `forbidden`; `invalid_input` for a damaged cursor
 */
export async function listFolderAccess(
  ctx: Ctx,
  folderId: string,
  params: ListFolderAccessParams,
): Promise<Page<FolderPerson>> {
  requirePermission(ctx, "folder:read");
  if (!isUuid(folderId)) throw folderNotFound(folderId);
  const keyset = readKeyset(params);
  const { organizationId } = ctx;
  return withOrganization(organizationId, async (tx) => {
    await readFolder(tx, organizationId, folderId);
    const sql = new SqlParams(organizationId, folderId);
    const where =
      params.q === undefined || params.q === ""
        ? ""
        : `and position(usher_fold(${sql.add(params.q)}::text) in u.search_text) > 0`;
    const from = `from (select distinct user_id from folder_access where organization_id = $1 and folder_id = $2) a
      join "user" u on u.organization_id = $1 and u.id = a.user_id where true ${where}`;
    const counted = await tx.query<{ total: number }>(`select count(*)::int as total ${from}`, sql.values);
    const page = keysetSql(keyset, { sql: "u.user_name_key", cast: "text", order: "asc" }, sql);
    const rows = await tx.query<PersonRow>(
      `select u.id, u.user_name, u.user_name_key, u.display_name, u.active ${from} ${page.where} ${page.orderAndLimit}`,
      sql.values,
    );
    const ids = rows.map((row) => row.id);
    const grants = await selectGrants(tx, organizationId, folderId, ids);
    return toPage(rows, keyset, counted[0]?.total ?? 0, {
      key: (row) => row.user_name_key,
      item: (row) => ({
        userId: row.id,
        userName: row.user_name,
        displayName: row.display_name,
        active: row.active,
        grants: grants.get(row.id) ?? [],
      }),
    });
  });
}
