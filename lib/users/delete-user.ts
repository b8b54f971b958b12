import { mutate } from "@/lib/audit/mutate";
import { type Expected, requireVersion } from "@/lib/audit/require-version";
import { openConflict } from "@/lib/conflicts/open-conflict";
import { ownedByAnother } from "@/lib/conflicts/owned-by-another";
import { type Ctx, connectorIdOf, policyOf } from "@/lib/context";
import { admitAccessLoss } from "@/lib/guard/admit-access-loss";
import { heldBack, requireNotHeld } from "@/lib/guard/held-back";
import { lockForRemoval, removeUsers } from "@/lib/users/remove-users";
import { requireRoleOver } from "@/lib/users/require-role-over";
import { type UserRecord, userLabel, userProfile } from "@/lib/users/user";
import { userNotFound } from "@/lib/users/user-not-found";

interface Outcome {
  readonly kind: "done" | "held" | "foreign";
  readonly user: UserRecord;
}

/**
 * Deletes a user with its memberships, folders, sessions and password. By a person, and by a connector whose delete policy says
 * so, a tombstone stays that can be restored for 30 days (PRODUCT K13); either way the user is not found afterwards.
 *
 * @throws AppError `not_found`; `conflict` for the last admin, for another connector's user and for another version than expected (field version); `forbidden` for a user with a
 *   stronger access role than one's own; `unavailable` when the guard holds the connector
 */
export async function deleteUser(ctx: Ctx, id: string, expected: Expected = {}): Promise<void> {
  const outcome = await mutate<Outcome>(ctx, "user:delete", async (tx) => {
    const [user] = await lockForRemoval(tx, ctx.organizationId, [id]);
    if (user === undefined) throw userNotFound(id);
    expected.admit?.(user);
    await requireVersion(tx, ctx.organizationId, user, expected.version);
    requireRoleOver(ctx, user.accessRole, userLabel(user));
    const connectorId = connectorIdOf(ctx);
    if (connectorId !== null && user.connectorId !== null && user.connectorId !== connectorId) {
      return { value: { kind: "foreign", user }, change: null };
    }
    if (!user.active) requireNotHeld(ctx);
    else {
      const loss = { userId: id, label: userLabel(user), wanted: "delete" } as const;
      if ((await admitAccessLoss(tx, ctx, loss)) === "held") return { value: { kind: "held", user }, change: null };
    }
    const policy = policyOf(ctx)?.deletePolicy ?? "keep";
    const askedBy = connectorId === null ? "person" : "connector";
    await removeUsers(tx, ctx, [user], { policy, askedBy, deletedBy: ctx.actor.name, now: ctx.now() });
    return {
      value: { kind: "done", user },
      change: {
        action: policy === "keep" ? "user.delete" : "user.erase",
        target: { type: "User", id, name: userLabel(user) },
        before: userProfile(user),
        after: null,
      },
    };
  });
  if (outcome.kind === "held") throw await heldBack(ctx, outcome.user, "delete");
  if (outcome.kind === "done") return;
  const foreign = ownedByAnother(ctx, outcome.user);
  await openConflict(ctx, { ...foreign, fields: outcome.user, createdUserId: null });
  throw foreign.refusal;
}
