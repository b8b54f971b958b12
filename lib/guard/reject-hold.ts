import { mutate } from "@/lib/audit/mutate";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { lockOpenHold, readHold } from "@/lib/guard/hold-row";
import type { HoldDecision } from "@/lib/guard/schemas";
import { lockForRemoval } from "@/lib/users/remove-users";
import { restoreMany } from "@/lib/users/restore-many";
import { setActive } from "@/lib/users/set-active";

/**
 * Keeps everyone active: those who wait stay, those who had lost access within the hour before get it back. The connector stays
 * held, because Entra will ask again, until it is resumed.
 *
 * @throws AppError `not_found`; `conflict` when the hold has ended
 */
export function rejectHold(ctx: Ctx, holdId: string): Promise<HoldDecision> {
  return mutate(ctx, "user:update", async (tx) => {
    // Users before the connector, as a deactivation by Entra locks them.
    await lockForRemoval(tx, ctx.organizationId, await readLost(tx, ctx, holdId));
    const hold = await lockOpenHold(tx, ctx.organizationId, holdId);
    const kept = await changeState(tx, ctx, { holdId, from: "waiting", to: "kept" });
    const lost = await takeBackable(tx, ctx, holdId);
    const restored = await restoreMany(tx, ctx, idsOf(lost, "delete"));
    const activated = await setActive(tx, ctx, idsOf(lost, "deactivate"), true);
    await tx.query(
      "update guard_hold set state = 'rejected', decided_by = $3, decided_at = $4 where organization_id = $1 and id = $2",
      [ctx.organizationId, holdId, ctx.actor.name, ctx.now()],
    );
    return {
      value: {
        hold: await readHold(tx, ctx.organizationId, holdId),
        people: kept.length + activated.length + restored.ids.length,
        skipped: restored.skipped,
      },
      change: {
        action: "connector.reject",
        target: { type: "Connector", id: hold.connectorId, name: hold.connectorName },
        before: { holdId, waiting: kept.length, done: lost.length },
        after: { holdId, kept: kept.length, activated: activated.length, restored: restored.ids.length },
      },
    };
  });
}

interface Loss {
  readonly user_id: string;
  readonly wanted: string;
}

function idsOf(losses: readonly Loss[], wanted: string): readonly string[] {
  return losses.filter((loss) => loss.wanted === wanted).map((loss) => loss.user_id);
}

async function readLost(tx: Tx, ctx: Ctx, holdId: string): Promise<readonly string[]> {
  const rows = await tx.query<{ user_id: string }>(
    "select user_id from access_loss where organization_id = $1 and hold_id = $2 and state = 'done'",
    [ctx.organizationId, holdId],
  );
  return rows.map((row) => row.user_id);
}

/** Those whose last change of `active` was this loss: whom somebody deactivated on purpose since, stays so. */
function takeBackable(tx: Tx, ctx: Ctx, holdId: string): Promise<readonly Loss[]> {
  return tx.query<Loss>(
    `update access_loss l set state = 'returned'
     where l.organization_id = $1 and l.hold_id = $2 and l.state = 'done' and l.request_id = (
       select e.request_id from audit_entry e
       where e.organization_id = $1 and e.target_id = l.user_id::text
         and e.action in ('user.activate', 'user.deactivate', 'user.delete', 'user.erase', 'user.restore')
       order by e.id desc limit 1)
     returning l.user_id, l.wanted`,
    [ctx.organizationId, holdId],
  );
}

function changeState(
  tx: Tx,
  ctx: Ctx,
  { holdId, from, to }: { readonly holdId: string; readonly from: string; readonly to: string },
): Promise<readonly Loss[]> {
  return tx.query<Loss>(
    `update access_loss set state = $4 where organization_id = $1 and hold_id = $2 and state = $3 returning user_id, wanted`,
    [ctx.organizationId, holdId, from, to],
  );
}
