import { mutate } from "@/lib/audit/mutate";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { endHold, lockOpenHold, type OpenHold, readHold } from "@/lib/guard/hold-row";
import type { HoldDecision, ReleaseHold, WantedLoss } from "@/lib/guard/schemas";
import { lockForRemoval, removeUsers } from "@/lib/users/remove-users";
import { requireRoleOver } from "@/lib/users/require-role-over";
import { setActive } from "@/lib/users/set-active";
import { userLabel, userProfile } from "@/lib/users/user";
import { writeUserEntries } from "@/lib/users/write-user-entries";

interface Waiting {
  readonly user_id: string;
  readonly wanted: WantedLoss;
}

/**
 * Lets people whom a hold kept lose their access after all: it is done at once, and what Entra asks again changes nothing more.
 * When nobody waits any more, the connector works again and the guard counts anew.
 *
 * @throws AppError `not_found`; `conflict` when the hold has ended, when another number of people waits by now (field waiting), or
 *   for the last admin; `forbidden` for people with a stronger access role than one's own
 */
export function releaseHold(ctx: Ctx, holdId: string, input: ReleaseHold): Promise<HoldDecision> {
  return mutate(ctx, "user:write", async (tx) => {
    const hold = await lockOpenHold(tx, ctx.organizationId, holdId);
    if (input.waiting !== undefined) await requireWaiting(tx, ctx, hold, input.waiting);
    const people = await takeWaiting(tx, ctx, hold, input.userIds);
    const idsOf = (wanted: WantedLoss) => people.filter((one) => one.wanted === wanted).map((one) => one.user_id);
    await remove(tx, ctx, hold, idsOf("delete"));
    await deactivate(tx, ctx, idsOf("deactivate"));
    const { waiting } = await readHold(tx, ctx.organizationId, holdId);
    if (waiting === 0) {
      await endHold(tx, ctx.organizationId, hold, { state: "released", by: ctx.actor.name, now: ctx.now() });
    }
    return {
      value: { hold: await readHold(tx, ctx.organizationId, holdId), people: people.length, skipped: [] },
      change: {
        action: "connector.release",
        target: { type: "Connector", id: hold.connectorId, name: hold.connectorName },
        before: { holdId, waiting: waiting + people.length },
        after: { holdId, released: people.length, waiting },
      },
    };
  });
}

async function requireWaiting(tx: Tx, ctx: Ctx, hold: OpenHold, shown: number): Promise<void> {
  const { waiting } = await readHold(tx, ctx.organizationId, hold.id);
  if (waiting === shown) return;
  throw new AppError(
    "conflict",
    `Entra asked again meanwhile: ${waiting} wait now, not ${shown}. Look at them, then decide.`,
    {
      field: "waiting",
    },
  );
}

function takeWaiting(
  tx: Tx,
  ctx: Ctx,
  hold: OpenHold,
  userIds: readonly string[] | undefined,
): Promise<readonly Waiting[]> {
  return tx.query<Waiting>(
    `update access_loss set state = 'released'
     where organization_id = $1 and hold_id = $2 and state = 'waiting' ${userIds === undefined ? "" : "and user_id = any($3::uuid[])"}
     returning user_id, wanted`,
    userIds === undefined ? [ctx.organizationId, hold.id] : [ctx.organizationId, hold.id, userIds],
  );
}

async function deactivate(tx: Tx, ctx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  for (const user of await lockForRemoval(tx, ctx.organizationId, ids)) {
    requireRoleOver(ctx, user.accessRole, userLabel(user));
  }
  await setActive(tx, ctx, ids, false);
}

async function remove(tx: Tx, ctx: Ctx, hold: OpenHold, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const [connector] = await tx.query<{ delete_policy: "keep" | "erase" }>(
    "select delete_policy from connector where organization_id = $1 and id = $2",
    [ctx.organizationId, hold.connectorId],
  );
  const policy = connector?.delete_policy ?? "keep";
  const users = await lockForRemoval(tx, ctx.organizationId, ids);
  for (const user of users) requireRoleOver(ctx, user.accessRole, userLabel(user));
  await removeUsers(tx, ctx.organizationId, users, {
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
