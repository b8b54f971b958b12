import { type Ctx, requirePermission } from "@/lib/context";
import { withOrganization } from "@/lib/db/with-organization";
import { AppError } from "@/lib/errors";
import type { Knock } from "@/lib/request-log/schemas";
import { firstUuidAt } from "@/lib/utils/uuid";

/** More failed knocks than this are said as “at least”: whoever hammers at the door must not make the page slow. */
const counted = 10_000;
const day = 86_400_000;

interface KnockRow {
  readonly id: string;
  readonly at: Date;
  readonly cause_code: string;
  readonly status: number;
  readonly cause: string | null;
  readonly cure: string | null;
  readonly token_name: string | null;
  readonly remote_address: string | null;
  readonly path: string;
  readonly count: number;
  readonly capped: boolean;
}

// One walk along (organization_id, status, id) per status, newest first; only the newest of each cause is read whole.
const newest = (status: number, causes: string) => `
  (select r.id, r.cause_code from request_log r
   where r.organization_id = $1 and r.status = ${status} and r.connector_id = $2 and r.id >= $3::uuid and r.rehearsal_id is null and r.cause_code ${causes}
   order by r.id desc limit ${counted})`;

// The token endpoint answers some of what proves nothing with other statuses (RFC 6749 §5.2).
const knocks = [
  newest(401, "<> 'toolkit_missing'"),
  newest(403, "<> 'toolkit_missing'"),
  newest(400, "= 'token_request'"),
  newest(503, "= 'assertion_keys'"),
].join(" union all ");

const statement = `
  with knocks as (${knocks}),
  causes as (
    select cause_code, count(*)::int as count, max(id::text collate "C")::uuid as id from knocks group by cause_code)
  select r.id, r.at, r.cause_code, r.status, r.cause, r.cure, r.token_name, r.remote_address, r.path, k.count,
    (select count(*) >= ${counted} from knocks) as capped
  from causes k join request_log r on r.organization_id = $1 and r.id = k.id
  order by r.id desc`;

/**
 * Which machines failed to prove themselves to a connector within the last 24 hours (K11): one entry for each cause, with the
 * newest request of it, newest first.
 *
 * @throws AppError `not_found` when the organization has no such connector; `forbidden`
 */
export function listKnocks(ctx: Ctx, connectorId: string): Promise<readonly Knock[]> {
  requirePermission(ctx, "log:read");
  return withOrganization(ctx.organizationId, async (tx) => {
    const found = await tx.query("select 1 from connector where organization_id = $1 and id = $2", [
      ctx.organizationId,
      connectorId,
    ]);
    if (found.length === 0) throw new AppError("not_found", `Connector ${connectorId} does not exist here.`);
    const since = firstUuidAt(new Date(ctx.now().getTime() - day));
    const rows = await tx.query<KnockRow>(statement, [ctx.organizationId, connectorId, since]);
    return rows.map(toKnock);
  });
}

function toKnock(row: KnockRow): Knock {
  return {
    requestId: row.id,
    at: row.at.toISOString(),
    causeCode: row.cause_code,
    status: row.status,
    cause: row.cause ?? "",
    cure: row.cure,
    tokenName: row.token_name,
    remoteAddress: row.remote_address,
    path: row.path,
    count: { count: row.count, exact: !row.capped },
  };
}
