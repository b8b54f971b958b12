import { type Ctx, requirePermission } from "@/lib/context";
import { type Filtered, filteredPage } from "@/lib/db/filtered-page";
import { orderedKey, type PageLimit, readKeyset, toPage } from "@/lib/db/keyset";
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
  readonly name_key: string;
  readonly display_name: string | null;
  readonly active: boolean;
}

/**
 * A page of the people who may use this very folder, by name, each with every reason. `q` finds parts of name, user name, e-mail
 * and employee number. The total is exact up to 10,000.
 *
 * @throws AppError `not_found`, `forbidden`; `invalid_input` for a damaged cursor
 */
export async function listFolderAccess(
  ctx: Ctx,
  folderId: string,
  params: ListFolderAccessParams & PageLimit,
): Promise<Page<FolderPerson>> {
  requirePermission(ctx, "folder:read");
  if (!isUuid(folderId)) throw folderNotFound(folderId);
  const keyset = readKeyset(params);
  const { organizationId } = ctx;
  return withOrganization(organizationId, async (tx) => {
    await readFolder(tx, organizationId, folderId);
    const { ids, total } = await filteredPage(tx, organizationId, peopleOf(folderId, params), keyset);
    const rows = await tx.query<PersonRow>(
      `select u.id, u.user_name, u.name_key, u.display_name, u.active
       from unnest($2::uuid[]) with ordinality as shown (id, place)
       join "user" u on u.organization_id = $1 and u.id = shown.id order by shown.place`,
      [organizationId, ids],
    );
    const grants = await selectGrants(tx, organizationId, folderId, ids);
    return toPage(rows, keyset, total, {
      key: (row) => orderedKey(row.name_key, row.id),
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

/** Who has the folder by any reason. Those who are all counted are counted without looking at the people. */
function peopleOf(folderId: string, { q }: ListFolderAccessParams): Filtered {
  return {
    from: '"user" u where u.organization_id = $1',
    where: (sql) => {
      const found = q ? `and position((select usher_fold(${sql.add(q)}::text)) in u.search_text) > 0` : "";
      return `and exists (select 1 from folder_access a
        where a.organization_id = $1 and a.folder_id = ${sql.add(folderId)}::uuid and a.user_id = u.id) ${found}`;
    },
    order: { text: "u.name_key", id: "u.id", descending: false },
    whole: Boolean(q),
    countFrom: q
      ? undefined
      : (sql) =>
          `(select distinct user_id from folder_access where organization_id = $1 and folder_id = ${sql.add(folderId)}::uuid) each_once`,
  };
}
