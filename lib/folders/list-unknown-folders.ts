import { type Ctx, requirePermission } from "@/lib/context";
import { SqlParams } from "@/lib/db/sql";
import type { Tx } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import {
  fewUnknown,
  type ListUnknownParams,
  mostUnknown,
  type UnknownFolderItem,
  type UnknownFolders,
} from "@/lib/folders/schemas";

interface Row {
  readonly waiting: number;
  readonly ignored: number;
  /** Null in the one row that is left when there is nothing to show. */
  readonly value: string | null;
  readonly people: number;
  readonly first_seen: Date;
  readonly connector_ids: readonly string[];
  readonly namesakes: number;
}

/** The folders that Entra names and that do not exist here, with how many people wait for each. @throws AppError `forbidden` */
export async function listUnknownFolders(ctx: Ctx, params: ListUnknownParams): Promise<UnknownFolders> {
  requirePermission(ctx, "folder:read");
  const rows = await withOrganization(ctx.organizationId, (tx) => select(tx, ctx.organizationId, params));
  const [waiting, ignored] = [rows[0]?.waiting ?? 0, rows[0]?.ignored ?? 0];
  return { items: rows.flatMap(toItem), total: params.ignored === "true" ? ignored : waiting, ignored };
}

function select(tx: Tx, organizationId: string, { connectorId, ignored, few }: ListUnknownParams): Promise<Row[]> {
  const sql = new SqlParams(organizationId);
  const scope = connectorId === undefined ? "" : `and r.connector_id = ${sql.add(connectorId)}::uuid`;
  const asked = `from folder_request r where r.organization_id = $1 and r.folder_id is null ${scope}`;
  return tx.query<Row>(
    `with unknown as (
       select r.value_key, count(*)::int as people ${asked} group by r.value_key),
     marked as materialized (
       select u.*, exists (select 1 from ignored_folder i where i.organization_id = $1 and i.value_key = u.value_key) as ignored
       from unknown u),
     shown as (
       select * from marked where ignored = ${sql.add(ignored === "true")} order by people desc, value_key limit ${few === "true" ? fewUnknown : mostUnknown})
     select (select count(*)::int from marked where not ignored) as waiting,
       (select count(*)::int from marked where ignored) as ignored, s.people, sent.*,
       (select count(*)::int from folder f where f.organization_id = $1 and f.name_key = s.value_key) as namesakes
     from (select 1) as always left join shown s on true
     cross join lateral (
       select (array_agg(r.value order by r.since, r.user_id))[1] as value, min(r.since) as first_seen,
         coalesce(array_agg(distinct r.connector_id::text) filter (where r.connector_id is not null), '{}') as connector_ids
       ${asked} and r.value_key = s.value_key) sent
     order by s.people desc, s.value_key`,
    sql.values,
  );
}

function toItem(row: Row): UnknownFolderItem[] {
  if (row.value === null) return [];
  return [
    {
      value: row.value,
      people: row.people,
      firstSeen: row.first_seen.toISOString(),
      connectorIds: row.connector_ids,
      namesakes: row.namesakes,
    },
  ];
}
