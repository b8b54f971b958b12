import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import type { RehearsalDto, RehearsalStep } from "@/lib/rehearsal/schemas";
import { lockForRemoval, removeUsers } from "@/lib/users/remove-users";

/** What ends a rehearsal, and the steps as they then stand. */
export interface Ending {
  readonly rehearsalId: string;
  readonly state: Exclude<RehearsalDto["state"], "running">;
  readonly steps: readonly RehearsalStep[] | null;
}

/**
 * Ends a rehearsal: its credential is deleted, and every user and group that it made, without a tombstone. From its first statement
 * on, no request of the rehearsal makes anything more. Returns the rehearsal's connector, or null when it has ended already.
 */
export async function cleanRehearsal(tx: Tx, ctx: Ctx, ending: Ending): Promise<{ connectorId: string } | null> {
  const params = [ctx.organizationId, ending.rehearsalId];
  const [rehearsal] = await tx.query<{ connector_id: string }>(
    `select connector_id from rehearsal where organization_id = $1 and id = $2 and cleaned_at is null for update`,
    params,
  );
  if (rehearsal === undefined) return null;
  await tx.query("delete from credential where organization_id = $1 and rehearsal_id = $2", params);
  await removeItems(tx, ctx, params);
  await tx.query(
    `update rehearsal set state = $3, finished_at = $4, cleaned_at = $4, alive_at = $4, steps = coalesce($5::jsonb, steps)
     where organization_id = $1 and id = $2`,
    [...params, ending.state, ctx.now(), ending.steps === null ? null : JSON.stringify(ending.steps)],
  );
  return { connectorId: rehearsal.connector_id };
}

/** Groups before users, as everywhere. */
async function removeItems(tx: Tx, ctx: Ctx, params: readonly unknown[]): Promise<void> {
  const items = await tx.query<{ resource_type: string; resource_id: string }>(
    `delete from rehearsal_item where organization_id = $1 and rehearsal_id = $2 returning resource_type, resource_id`,
    params,
  );
  const idsOf = (type: string) => items.filter((item) => item.resource_type === type).map((item) => item.resource_id);
  await tx.query(
    `with ours as materialized (
       select id from "group" where organization_id = $1 and id = any($2::uuid[]) order by id for update)
     delete from "group" g using ours where g.organization_id = $1 and g.id = ours.id`,
    [ctx.organizationId, idsOf("Group")],
  );
  const users = await lockForRemoval(tx, ctx.organizationId, idsOf("User"));
  await removeUsers(tx, ctx, users, {
    policy: "erase",
    askedBy: "connector",
    deletedBy: ctx.actor.name,
    now: ctx.now(),
  });
}
