import type { Tx } from "@/lib/db/transaction";
import type { FolderSource, UserFolder } from "@/lib/folders/schemas";

interface Row {
  readonly folder_id: string;
  readonly path: readonly string[];
  readonly source: FolderSource;
  readonly granted_by: string;
  readonly since: Date;
  readonly rule_id: string | null;
}

/** The folders that a user may use, one row for each reason, by path. The caller has checked who may know. */
export async function readUserFolders(tx: Tx, organizationId: string, userId: string): Promise<readonly UserFolder[]> {
  const rows = await tx.query<Row>(
    `with recursive up as (
       select distinct f.id as folder_id, f.parent_id, array[f.name] as path
       from folder_access a join folder f on f.organization_id = a.organization_id and f.id = a.folder_id
       where a.organization_id = $1 and a.user_id = $2
       union all
       select up.folder_id, f.parent_id, f.name || up.path from up
       join folder f on f.organization_id = $1 and f.id = up.parent_id)
     select a.folder_id, up.path, a.source, a.granted_by, a.since, a.rule_id
     from folder_access a join up on up.folder_id = a.folder_id and up.parent_id is null
     where a.organization_id = $1 and a.user_id = $2
     order by up.path, a.folder_id, a.source`,
    [organizationId, userId],
  );
  return rows.map((row) => ({
    folderId: row.folder_id,
    name: row.path.at(-1) ?? "",
    path: row.path,
    source: row.source,
    givenBy: row.granted_by,
    since: row.since.toISOString(),
    ruleId: row.rule_id,
  }));
}
