import { rankOf } from "@/lib/auth/permissions";
import { type Ctx, roleOf } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import type { OpenHold } from "@/lib/guard/hold-row";
import type { HoldDecision } from "@/lib/guard/schemas";
import { findLastAdmin } from "@/lib/users/keep-one-admin";
import { type UserRecord, userLabel } from "@/lib/users/user";

interface Sorted {
  readonly touchable: readonly UserRecord[];
  readonly skipped: HoldDecision["skipped"];
}

/**
 * Parts those who may lose access by this decision from those who may not, so that one person does not block the release of
 * all: a stronger access role than the one who decides, the last EnterpriseAdmin with a password, another connector's by now.
 */
export async function sortOutUntouchable(
  tx: Tx,
  ctx: Ctx,
  hold: OpenHold,
  users: readonly UserRecord[],
): Promise<Sorted> {
  const admins = users.filter(({ accessRole, active }) => accessRole === "EnterpriseAdmin" && active);
  const lastAdmin = await findLastAdmin(
    tx,
    ctx.organizationId,
    admins.map(({ id }) => id),
  );
  const role = roleOf(ctx);
  const own = role === null ? Number.POSITIVE_INFINITY : rankOf(role);
  const reasonOf = (user: UserRecord): string | null => {
    if (user.connectorId !== null && user.connectorId !== hold.connectorId)
      return "Belongs to another connector by now.";
    if (rankOf(user.accessRole) > own) return `Has the access role ${user.accessRole}, which is above yours.`;
    return user.id === lastAdmin ? "Is the last EnterpriseAdmin who can sign in with a password." : null;
  };
  const sorted = users.map((user) => ({ user, reason: reasonOf(user) }));
  return {
    touchable: sorted.flatMap(({ user, reason }) => (reason === null ? [user] : [])),
    skipped: sorted.flatMap(({ user, reason }) => (reason === null ? [] : [{ label: userLabel(user), reason }])),
  };
}
