import { type Ctx, requirePermission } from "@/lib/context";
import { SqlParams } from "@/lib/db/sql";
import type { Tx } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import type { ListUnknownParams, UnknownFolderItem, UnknownFolders } from "@/lib/folders/schemas";

const mostItems = 200;

interface Row {
  readonly value: string;
  readonly people: number;
  readonly first_seen: Date;
  readonly connector_ids: readonly string[] | null;
  readonly namesakes: number;
}

/** The folders that Entra names and that do not exist here, with how many people wait for each. @throws AppError `forbidden` */
export async function listUnknownFolders(ctx: Ctx, params: ListUnknownParams): Promise<UnknownFolders> {
  requirePermission(ctx, "folder:read");
  const { organizationId } = ctx;
  return withOrganization(organizationId, async (tx) => {
    const { waiting, ignored } = await count(tx, organizationId, params.connectorId);
    const showIgnored = params.ignored === "true";
    const total = showIgnored ? ignored : waiting;
    return { items: total === 0 ? [] : await select(tx, organizationId, params), total, ignored };
  });
}

const isIgnored =
  "exists (select 1 from ignored_folder i where i.organization_id = r.organization_id and i.value_key = r.value_key)";

function fromUnknown(connectorId: string | undefined, sql: SqlParams): string {
  const connector = connectorId === undefined ? "" : `and r.connector_id = ${sql.add(connectorId)}::uuid`;
  return `from folder_request r where r.organization_id = $1 and r.folder_id is null ${connector}`;
}

async function count(
  tx: Tx,
  organizationId: string,
  connectorId: string | undefined,
): Promise<{ waiting: number; ignored: number }> {
  const sql = new SqlParams(organizationId);
  const rows = await tx.query<{ waiting: number; ignored: number }>(
    `select count(*) filter (where not ${isIgnored})::int as waiting, count(*) filter (where ${isIgnored})::int as ignored
     from (select distinct r.organization_id, r.value_key ${fromUnknown(connectorId, sql)}) r`,
    sql.values,
  );
  return rows[0] ?? { waiting: 0, ignored: 0 };
}

async function select(
  tx: Tx,
  organizationId: string,
  params: ListUnknownParams,
): Promise<readonly UnknownFolderItem[]> {
  const sql = new SqlParams(organizationId);
  const rows = await tx.query<Row>(
    `with unknown as (
       select r.value_key, (array_agg(r.value order by r.since, r.user_id))[1] as value, count(*)::int as people,
         min(r.since) as first_seen, array_agg(distinct r.connector_id::text) filter (where r.connector_id is not null) as connector_ids
       ${fromUnknown(params.connectorId, sql)} and ${params.ignored === "true" ? "" : "not "}${isIgnored}
       group by r.value_key order by people desc, r.value_key limit ${mostItems})
     select unknown.*, (select count(*)::int from folder f
       where f.organization_id = $1 and f.name_key = unknown.value_key) as namesakes
     from unknown order by people desc, value_key`,
    sql.values,
  );
  return rows.map((row) => ({
    value: row.value,
    people: row.people,
    firstSeen: row.first_seen.toISOString(),
    connectorIds: row.connector_ids ?? [],
    namesakes: row.namesakes,
  }));
}
