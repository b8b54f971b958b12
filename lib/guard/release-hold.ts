import { mutate } from "@/lib/audit/mutate";
import { type Ctx, requirePermission } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { endHold, lockOpenHold, type OpenHold, readHold } from "@/lib/guard/hold-row";
import type { HoldDecision, ReleaseHold, WantedLoss } from "@/lib/guard/schemas";
import { sortOutUntouchable } from "@/lib/guard/sort-out-untouchable";
import { lockForRemoval, removeUsers } from "@/lib/users/remove-users";
import { setActive } from "@/lib/users/set-active";
import { type UserRecord, userLabel, userProfile } from "@/lib/users/user";
import { writeUserEntries } from "@/lib/users/write-user-entries";

interface Waiting {
  readonly user_id: string;
  readonly wanted: WantedLoss;
}

/**
 * Lets people whom a hold kept lose their access after all: it is done at once, and what Entra asks again changes nothing more.
 * Whom the one who decides may not touch, the last admin, and people of another connector by now, are skipped with the reason
 * and stay. When nobody waits any more, the connector works again and the guard counts anew.
 *
 * @throws AppError `not_found`; `conflict` when the hold has ended, or when another number of people waits by now (field waiting)
 */
export function releaseHold(ctx: Ctx, holdId: string, input: ReleaseHold): Promise<HoldDecision> {
  const { organizationId } = ctx;
  return mutate(ctx, "user:update", async (tx) => {
    // Users before the connector, as a deactivation by Entra locks them.
    const waiting = await readWaiting(tx, ctx, holdId, input.userIds);
    const users = await lockForRemoval(
      tx,
      organizationId,
      waiting.map((row) => row.user_id),
    );
    const hold = await lockOpenHold(tx, organizationId, holdId);
    if (input.waiting !== undefined) await requireWaiting(tx, ctx, hold, input.waiting);
    const { touchable, skipped } = await sortOutUntouchable(tx, ctx, hold, users);
    const released = await markReleased(tx, ctx, hold, { waiting, touchable });
    const wanting = (wanted: WantedLoss) =>
      touchable.filter(({ id }) => released.some((row) => row.user_id === id && row.wanted === wanted));
    const leaving = wanting("delete");
    if (leaving.length > 0) requirePermission(ctx, "user:delete");
    await remove(tx, ctx, hold, leaving);
    await setActive(
      tx,
      ctx,
      wanting("deactivate").map(({ id }) => id),
      false,
    );
    const after = await readHold(tx, organizationId, holdId);
    if (after.waiting === 0)
      await endHold(tx, organizationId, hold, { state: "released", by: ctx.actor.name, now: ctx.now() });
    return {
      value: { hold: await readHold(tx, organizationId, holdId), people: released.length, skipped },
      change: {
        action: "connector.release",
        target: { type: "Connector", id: hold.connectorId, name: hold.connectorName },
        before: { holdId, waiting: after.waiting + waiting.length },
        after: { holdId, released: released.length, skipped: skipped.length, waiting: after.waiting },
      },
    };
  });
}

/** The number that the admin typed must be the number of people whom it hits. */
async function requireWaiting(tx: Tx, ctx: Ctx, hold: OpenHold, shown: number): Promise<void> {
  const { waiting } = await readHold(tx, ctx.organizationId, hold.id);
  if (waiting === shown) return;
  throw new AppError(
    "conflict",
    `Entra asked again meanwhile: ${waiting} wait now, not ${shown}. Look at them, then decide.`,
    { field: "waiting" },
  );
}

function readWaiting(
  tx: Tx,
  ctx: Ctx,
  holdId: string,
  userIds: readonly string[] | undefined,
): Promise<readonly Waiting[]> {
  return tx.query<Waiting>(
    `select user_id, wanted from access_loss
     where organization_id = $1 and hold_id = $2 and state = 'waiting' ${userIds === undefined ? "" : "and user_id = any($3::uuid[])"}`,
    userIds === undefined ? [ctx.organizationId, holdId] : [ctx.organizationId, holdId, userIds],
  );
}

/** Those who still wait; who is skipped, or gone already, stays as they are and waits no more. */
function markReleased(
  tx: Tx,
  ctx: Ctx,
  hold: OpenHold,
  { waiting, touchable }: { readonly waiting: readonly Waiting[]; readonly touchable: readonly UserRecord[] },
): Promise<readonly Waiting[]> {
  const [chosen, released] = [waiting.map((row) => row.user_id), touchable.map(({ id }) => id)];
  return tx.query<Waiting>(
    `with decided as (
       update access_loss set state = case when user_id = any($4::uuid[]) then 'released' else 'kept' end
       where organization_id = $1 and hold_id = $2 and state = 'waiting' and user_id = any($3::uuid[])
       returning user_id, wanted, state)
     select user_id, wanted from decided where state = 'released'`,
    [ctx.organizationId, hold.id, chosen, released],
  );
}

async function remove(tx: Tx, ctx: Ctx, hold: OpenHold, users: readonly UserRecord[]): Promise<void> {
  if (users.length === 0) return;
  const [connector] = await tx.query<{ delete_policy: "keep" | "erase" }>(
    "select delete_policy from connector where organization_id = $1 and id = $2",
    [ctx.organizationId, hold.connectorId],
  );
  const policy = connector?.delete_policy ?? "keep";
  await removeUsers(tx, ctx, users, {
    policy,
    askedBy: "connector",
    deletedBy: ctx.actor.name,
    now: ctx.now(),
  });
  await writeUserEntries(
    tx,
    ctx,
    users.map((user) => ({
      id: user.id,
      label: userLabel(user),
      action: policy === "keep" ? "user.delete" : "user.erase",
      before: userProfile(user),
      after: null,
    })),
  );
}
