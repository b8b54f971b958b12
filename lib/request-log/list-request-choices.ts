import { type Ctx, requirePermission } from "@/lib/context";
import { withOrganization } from "@/lib/db/with-organization";
import type { RequestChoices } from "@/lib/request-log/schemas";

/** As many as a list can be chosen from. */
const most = 200;

/**
 * Which causes and credentials the request log names, by name. Jumps from value to value through the indexes, so a long log costs no
 * more than a short one.
 *
 * @throws AppError `forbidden`
 */
export function listRequestChoices(ctx: Ctx): Promise<RequestChoices> {
  requirePermission(ctx, "log:read");
  return withOrganization(ctx.organizationId, async (tx) => {
    const causes = await tx.query<{ cause_code: string }>(
      `${valuesOf("cause_code")} select value as cause_code from one where value is not null limit ${most}`,
      [ctx.organizationId],
    );
    const credentials = await tx.query<{ id: string; name: string }>(
      `${valuesOf("token_id")} select latest.id, latest.name from (
         select value from one where value is not null limit ${most}) known
       cross join lateral (
         select r.token_id as id, coalesce(r.token_name, '') as name, r.rehearsal_id from request_log r
         where r.organization_id = $1 and r.token_id = known.value order by r.id desc limit 1) latest
       where latest.rehearsal_id is null`,
      [ctx.organizationId],
    );
    return {
      causes: causes.map(({ cause_code }) => cause_code),
      credentials: [...credentials].sort((a, b) => a.name.localeCompare(b.name) || a.id.localeCompare(b.id)),
    };
  });
}

/** The values of a column of the log, each once, as the rows of `one`. */
function valuesOf(column: "cause_code" | "token_id"): string {
  return `with recursive one as (
      (select ${column} as value from request_log where organization_id = $1 and ${column} is not null order by ${column} limit 1)
      union all
      select (select r.${column} from request_log r
              where r.organization_id = $1 and r.${column} > one.value order by r.${column} limit 1)
      from one where one.value is not null)`;
}
