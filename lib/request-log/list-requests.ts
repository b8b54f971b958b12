import { type Ctx, requirePermission } from "@/lib/context";
import { keysetSql, type PageLimit, readKeyset, toPage } from "@/lib/db/keyset";
import { SqlParams } from "@/lib/db/sql";
import { withOrganization } from "@/lib/db/with-organization";
import { type RequestListRow, requestListColumns, requestListFrom, toRequestItem } from "@/lib/request-log/list-item";
import type { ListRequestsParams, RequestListItem } from "@/lib/request-log/schemas";
import type { Page } from "@/lib/utils/page";
import { firstUuidAt } from "@/lib/utils/uuid";

/** Above this the total is an estimate: counting a busy log each second would cost more than it tells. */
const countedRows = 10_000;

/**
 * A page of the request log, newest first.
 *
 * @throws AppError `forbidden`; `invalid_input` for a damaged cursor
 */
export async function listRequests(ctx: Ctx, params: ListRequestsParams & PageLimit): Promise<Page<RequestListItem>> {
  requirePermission(ctx, "log:read");
  const keyset = readKeyset(params);
  return withOrganization(ctx.organizationId, async (tx) => {
    const sql = new SqlParams(ctx.organizationId);
    const where = matching(params, sql, ctx.now());
    const counted = await tx.query<{ total: number }>(
      `select count(*)::int as total from (
         select 1 from request_log r where r.organization_id = $1 ${where} limit ${countedRows + 1}) as capped`,
      sql.values,
    );
    const total = counted[0]?.total ?? 0;
    const page = keysetSql(keyset, { sql: "r.id", cast: "uuid", order: "desc" }, sql);
    const rows = await tx.query<RequestListRow>(
      `select ${requestListColumns} ${requestListFrom}
       where r.organization_id = $1 ${where} ${page.where} ${page.orderAndLimit}`,
      sql.values,
    );
    const list = toPage(rows, keyset, Math.min(total, countedRows), { key: (row) => row.id, item: toRequestItem });
    return { ...list, total: { count: list.total.count, exact: total <= countedRows } };
  });
}

function matching(params: ListRequestsParams, sql: SqlParams, now: Date): string {
  const conditions: string[] = [...within(params, sql, now)];
  if (params.status !== undefined) conditions.push(`r.status = ${sql.add(Number(params.status))}`);
  if (params.credential !== undefined) conditions.push(`r.token_id = ${sql.add(params.credential)}`);
  if (params.connector !== undefined) conditions.push(`r.connector_id = ${sql.add(params.connector)}`);
  if (params.method !== undefined) conditions.push(`r.method = ${sql.add(params.method)}`);
  if (params.resource !== undefined) conditions.push(`r.resource_id = ${sql.add(params.resource)}`);
  if (params.cause !== undefined) conditions.push(`r.cause_code = ${sql.add(params.cause)}`);
  if (params.hideTests === "1") conditions.push("not r.is_probe");
  if (params.rehearsals !== "1") conditions.push("r.rehearsal_id is null");
  if (params.outcome !== undefined) conditions.push(outcomes[params.outcome]);
  return conditions.map((condition) => `and ${condition}`).join(" ");
}

const hour = 3_600_000;
const periods = { "1h": hour, "24h": 24 * hour, "7d": 7 * 24 * hour, "30d": 30 * 24 * hour } as const;

/** Request ids are UUIDv7 of the moment the request came, so a range of the primary key is a range of time. */
function within({ period, from, to }: ListRequestsParams, sql: SqlParams, now: Date): readonly string[] {
  const since = [
    ...(period === undefined ? [] : [now.getTime() - periods[period]]),
    ...(from === undefined ? [] : [Date.parse(from)]),
  ];
  const until = to === undefined ? null : Date.parse(to) + 24 * hour;
  return [
    ...since.map((at) => `r.id >= ${sql.add(firstUuidAt(new Date(at)))}::uuid`),
    ...(until === null ? [] : [`r.id < ${sql.add(firstUuidAt(new Date(until)))}::uuid`]),
  ];
}

const outcomes = {
  accepted: "r.status < 400",
  refused: "r.status between 400 and 499",
  failed: "r.status >= 500",
} as const;
