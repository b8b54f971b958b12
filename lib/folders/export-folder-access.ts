import { mutate } from "@/lib/audit/mutate";
import type { Ctx } from "@/lib/context";
import { keysetPages } from "@/lib/db/keyset-pages";
import { folderNotFound } from "@/lib/folders/folder-not-found";
import { readFolder } from "@/lib/folders/folder-row";
import type { CsvTable } from "@/lib/utils/csv-table";
import { isUuid } from "@/lib/utils/uuid";

interface ExportRow {
  readonly id: string;
  readonly user_name: string;
  readonly display_name: string | null;
  readonly active: boolean;
  readonly given_by: string;
  readonly since: Date;
}

const columns: readonly { readonly title: string; readonly value: (row: ExportRow) => string }[] = [
  { title: "Id", value: (row) => row.id },
  { title: "User name", value: (row) => row.user_name },
  { title: "Display name", value: (row) => row.display_name ?? "" },
  { title: "Status", value: (row) => (row.active ? "Active" : "Inactive") },
  { title: "Given by", value: (row) => row.given_by },
  { title: "Since", value: (row) => row.since.toISOString() },
];

/**
 * The people who may use a folder, by name, as a table to download; several reasons stand in one cell. That somebody took them
 * away is in the audit log before the first one is read.
 *
 * @throws AppError `not_found`, `forbidden`
 */
export async function exportFolderAccess(ctx: Ctx, folderId: string): Promise<CsvTable> {
  const { organizationId } = ctx;
  await mutate(ctx, "folder:read", async (tx) => {
    if (!isUuid(folderId)) throw folderNotFound(folderId);
    const { name } = await readFolder(tx, organizationId, folderId);
    return {
      value: undefined,
      change: { action: "folder.export", target: { type: "Folder", id: folderId, name }, before: null, after: null },
    };
  });
  return { columns: columns.map(({ title }) => title), pages: read(organizationId, folderId) };
}

const words = "case r.source when 'hand' then 'By hand, ' when 'scim' then 'SCIM, ' else 'Rule, ' end || r.granted_by";

async function* read(organizationId: string, folderId: string) {
  const rows = keysetPages<ExportRow>(organizationId, {
    columns: (sql) => {
      const reasons = `from folder_access r
        where r.organization_id = $1 and r.folder_id = ${sql.add(folderId)}::uuid and r.user_id = u.id`;
      return `u.id, u.user_name, u.display_name, u.active, (select min(r.since) ${reasons}) as since,
        (select string_agg(${words}, '; ' order by r.source) ${reasons}) as given_by`;
    },
    from: '"user" u where u.organization_id = $1',
    where: (sql) => `and exists (select 1 from folder_access a
      where a.organization_id = $1 and a.folder_id = ${sql.add(folderId)}::uuid and a.user_id = u.id)`,
    order: { text: "u.name_key", id: "u.id", descending: false },
  });
  for await (const page of rows) yield page.map((row) => columns.map(({ value }) => value(row)));
}
