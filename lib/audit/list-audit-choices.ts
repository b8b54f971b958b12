import type { AuditActor, AuditChoices } from "@/lib/audit/schemas";
import { type Ctx, requirePermission } from "@/lib/context";
import { withOrganization } from "@/lib/db/with-organization";

/** As many as a list can be chosen from. */
const most = 200;

/**
 * Who and what the audit log names, by name. Jumps from value to value through the indexes, so a long log costs no more than a
 * short one.
 *
 * @throws AppError `forbidden`
 */
export function listAuditChoices(ctx: Ctx): Promise<AuditChoices> {
  requirePermission(ctx, "log:read");
  return withOrganization(ctx.organizationId, async (tx) => {
    const actors = await tx.query<AuditActor>(
      `with recursive actor as (
         (select actor_id from audit_entry where organization_id = $1 and actor_id is not null order by actor_id limit 1)
         union all
         select (select e.actor_id from audit_entry e
                 where e.organization_id = $1 and e.actor_id > actor.actor_id order by e.actor_id limit 1)
         from actor where actor.actor_id is not null
       )
       select latest.* from (select actor_id from actor where actor_id is not null limit ${most}) one
       cross join lateral (
         select e.actor_kind as kind, e.actor_id as id, e.actor_name as name from audit_entry e
         where e.organization_id = $1 and e.actor_id = one.actor_id order by e.id desc limit 1
       ) latest
       union all
       (select e.actor_kind, null, e.actor_name from audit_entry e
        where e.organization_id = $1 and e.actor_id is null order by e.id desc limit 1)`,
      [ctx.organizationId],
    );
    const actions = await tx.query<{ action: string }>(
      `with recursive act as (
         (select action from audit_entry where organization_id = $1 order by action limit 1)
         union all
         select (select e.action from audit_entry e
                 where e.organization_id = $1 and e.action > act.action order by e.action limit 1)
         from act where act.action is not null
       )
       select action from act where action is not null limit ${most}`,
      [ctx.organizationId],
    );
    return { actors: [...actors].sort(byName), actions: actions.map(({ action }) => action) };
  });
}

function byName(a: AuditActor, b: AuditActor): number {
  return a.name.localeCompare(b.name) || (a.id ?? "").localeCompare(b.id ?? "");
}
