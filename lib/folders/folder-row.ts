import type { SqlWriter } from "@/lib/db/sql";
import { SqlParams } from "@/lib/db/sql";
import type { Tx } from "@/lib/db/transaction";
import { folderNotFound } from "@/lib/folders/folder-not-found";
import type { FolderItem } from "@/lib/folders/schemas";

/** A folder as stored. */
export interface FolderRow {
  readonly id: string;
  readonly parent_id: string | null;
  readonly name: string;
  readonly external_id: string | null;
  readonly version: number;
  readonly created_at: Date;
  readonly updated_at: Date;
}

const folderColumns = "f.id, f.parent_id, f.name, f.external_id, f.version, f.created_at, f.updated_at";

/** @throws AppError `not_found` */
export async function readFolder(tx: Tx, organizationId: string, id: string): Promise<FolderRow> {
  const rows = await tx.query<FolderRow>(
    `select ${folderColumns} from folder f where f.organization_id = $1 and f.id = $2`,
    [organizationId, id],
  );
  if (rows[0] === undefined) throw folderNotFound(id);
  return rows[0];
}

/** As `readFolder`; the folder cannot be deleted until the transaction ends. @throws AppError `not_found` */
export async function holdFolder(tx: Tx, organizationId: string, id: string): Promise<FolderRow> {
  const rows = await tx.query<FolderRow>(
    `select ${folderColumns} from folder f where f.organization_id = $1 and f.id = $2 for key share`,
    [organizationId, id],
  );
  if (rows[0] === undefined) throw folderNotFound(id);
  return rows[0];
}

/** Folders with their numbers, by name. `where` is a condition over the alias `f`. */
export async function selectItems(tx: Tx, organizationId: string, where?: SqlWriter): Promise<readonly FolderItem[]> {
  const params = new SqlParams(organizationId);
  const condition = where === undefined ? "" : `and ${where(params)}`;
  const rows = await tx.query<FolderRow & { people: number; rules: number }>(
    `with chosen as materialized (
       select ${folderColumns}, f.name_key from folder f where f.organization_id = $1 ${condition}),
     people as (
       select folder_id, count(distinct user_id)::int as people from folder_access
       where organization_id = $1 ${where === undefined ? "" : "and folder_id in (select id from chosen)"} group by folder_id),
     rules as (
       select folder_id, count(*)::int as rules from group_rule_folder where organization_id = $1 group by folder_id)
     select f.*, coalesce(p.people, 0) as people, coalesce(r.rules, 0) as rules
     from chosen f left join people p on p.folder_id = f.id left join rules r on r.folder_id = f.id
     order by f.name_key, f.id`,
    params.values,
  );
  return rows.map(toItem);
}

/** One folder with its numbers. @throws AppError `not_found` */
export async function selectItem(tx: Tx, organizationId: string, id: string): Promise<FolderItem> {
  const [item] = await selectItems(tx, organizationId, (params) => `f.id = ${params.add(id)}::uuid`);
  if (item === undefined) throw folderNotFound(id);
  return item;
}

function toItem(row: FolderRow & { readonly people: number; readonly rules: number }): FolderItem {
  return {
    id: row.id,
    parentId: row.parent_id,
    name: row.name,
    externalId: row.external_id,
    people: row.people,
    rules: row.rules,
    version: row.version,
  };
}

/** The folders from the top of the tree to this one. */
export function selectPath(tx: Tx, organizationId: string, id: string): Promise<{ id: string; name: string }[]> {
  return tx.query(
    `with recursive up as (
       select f.id, f.parent_id, f.name, 0 as depth from folder f where f.organization_id = $1 and f.id = $2
       union all
       select f.id, f.parent_id, f.name, up.depth + 1 from up
       join folder f on f.organization_id = $1 and f.id = up.parent_id)
     select id, name from up order by depth desc`,
    [organizationId, id],
  );
}
