import { type Ctx, requirePermission } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import { AppError } from "@/lib/errors";
import type { Problem } from "@/lib/problems/schemas";
import { firstUuidAt } from "@/lib/utils/uuid";

/** More requests with a cause than this are said as “at least”: a broken first cycle must not make the page slow. */
const counted = 10_000;
const namesShown = 3;
const day = 86_400_000;

interface ProblemRow {
  readonly id: string;
  readonly at: Date;
  readonly cause_code: string;
  readonly status: number;
  readonly scim_type: string | null;
  readonly summary: string;
  readonly cause: string | null;
  readonly cure: string | null;
  readonly count: number;
  readonly people: number;
  readonly names: readonly string[];
  readonly capped: boolean;
}

// One walk along the index of the connector's figures, which holds the cause: only rows that have one are read whole.
const statement = `
  with found as materialized (
    select r.id, r.at, r.cause_code, r.resource_name,
      case when r.resource_type = 'User' then coalesce(r.resource_id, r.resource_name) end as person
    from request_log r
    where r.organization_id = $1 and r.connector_id = $2 and r.id >= $3::uuid and r.cause_code is not null
      and r.rehearsal_id is null
    order by r.id desc limit ${counted}),
  open as materialized (
    select f.* from found f where not exists (
      select 1 from problem_done d
      where d.organization_id = $1 and d.connector_id = $2 and d.cause_code = f.cause_code and d.done_at >= f.at)),
  causes as (
    select cause_code, count(*)::int as count, count(distinct person)::int as people,
      max(id::text collate "C")::uuid as id
    from open group by cause_code)
  select r.id, r.at, r.cause_code, r.status, r.scim_type, r.summary, r.cause, r.cure, c.count, c.people, named.names,
    (select count(*) >= ${counted} from found) as capped
  from causes c join request_log r on r.organization_id = $1 and r.id = c.id
  cross join lateral (
    select coalesce(array_agg(n.name), '{}') as names from (
      select o.resource_name as name from open o
      where o.cause_code = c.cause_code and o.person is not null and o.resource_name is not null
      group by o.resource_name order by max(o.at) desc limit ${namesShown}) n) named
  order by r.id desc`;

/**
 * What went wrong on a connector within 24 hours: each cause once, the newest first, with whom it affects. A cause that somebody
 * marked as done comes back with the next request that has it. Rehearsals count for nothing.
 *
 * @throws AppError `not_found` when the organization has no such connector; `forbidden`
 */
export async function listProblems(ctx: Ctx, connectorId: string): Promise<readonly Problem[]> {
  requirePermission(ctx, "log:read");
  return withOrganization(ctx.organizationId, async (tx) => {
    await requireConnectorName(tx, ctx.organizationId, connectorId);
    return readProblems(tx, ctx, connectorId);
  });
}

/** The name of a connector of the organization. @throws AppError `not_found` */
export async function requireConnectorName(tx: Tx, organizationId: string, connectorId: string): Promise<string> {
  const [row] = await tx.query<{ name: string }>("select name from connector where organization_id = $1 and id = $2", [
    organizationId,
    connectorId,
  ]);
  if (row === undefined) throw new AppError("not_found", `Connector ${connectorId} does not exist here.`);
  return row.name;
}

async function readProblems(tx: Tx, ctx: Ctx, connectorId: string): Promise<readonly Problem[]> {
  const since = firstUuidAt(new Date(ctx.now().getTime() - day));
  const rows = await tx.query<ProblemRow>(statement, [ctx.organizationId, connectorId, since]);
  return rows.map((row) => ({
    causeCode: row.cause_code,
    requestId: row.id,
    at: row.at.toISOString(),
    status: row.status,
    scimType: row.scim_type,
    summary: row.summary,
    cause: row.cause ?? "",
    cure: row.cure,
    count: { count: row.count, exact: !row.capped },
    people: { count: row.people, names: row.names },
  }));
}
