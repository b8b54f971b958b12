import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { keepOneAdmin } from "@/lib/users/keep-one-admin";
import { userLabel } from "@/lib/users/user";
import { lockUsers } from "@/lib/users/user-row";
import { writeUserEntries } from "@/lib/users/write-user-entries";

/**
 * Deactivates many users, or activates them again, by set-based statements, with an audit row for each who changes. Returns the
 * ids of those.
 *
 * @throws AppError `conflict` for the last admin
 */
export async function setActive(tx: Tx, ctx: Ctx, ids: readonly string[], active: boolean): Promise<readonly string[]> {
  const { organizationId } = ctx;
  const users = (await lockUsers(tx, organizationId, ids)).filter((user) => user.active !== active);
  const changed = users.map(({ id }) => id);
  if (changed.length === 0) return [];
  if (!active) {
    const admins = users.filter(({ accessRole }) => accessRole === "EnterpriseAdmin");
    await keepOneAdmin(
      tx,
      ctx,
      admins.map((user) => ({ id: user.id, label: userLabel(user) })),
    );
  }
  await tx.query(
    `update "user" set active = $3, version = version + 1, updated_at = $4 where organization_id = $1 and id = any($2::uuid[])`,
    [organizationId, changed, active, ctx.now()],
  );
  await writeUserEntries(
    tx,
    ctx,
    users.map((user) => ({
      id: user.id,
      label: userLabel(user),
      action: active ? "user.activate" : "user.deactivate",
      before: { active: !active },
      after: { active },
    })),
  );
  return changed;
}
