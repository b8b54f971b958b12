import { mutate } from "@/lib/audit/mutate";
import type { Ctx } from "@/lib/context";
import { keepOneAdmin } from "@/lib/users/keep-one-admin";
import { userLabel, userProfile } from "@/lib/users/user";
import { lockUser } from "@/lib/users/user-row";

/**
 * Erases a user with its memberships, sessions and password.
 *
 * @throws AppError `not_found`; `conflict` for the last admin
 */
export function deleteUser(ctx: Ctx, id: string): Promise<void> {
  return mutate(ctx, "user:write", async (tx) => {
    // Groups before the user, in one order: a membership change locks its group first and the user second.
    await tx.query(
      `select from "group" g where g.organization_id = $1 and g.id in (
         select m.group_id from group_member m where m.organization_id = $1 and m.user_id = $2)
       order by g.id for update of g`,
      [ctx.organizationId, id],
    );
    const user = await lockUser(tx, ctx.organizationId, id);
    await keepOneAdmin(tx, ctx.organizationId, user);
    // Only now: while we waited for these locks, groups may have gained the user or lost it.
    await tx.query(
      `update "group" set version = version + 1, updated_at = $3
       where organization_id = $1 and id in (select group_id from group_member where organization_id = $1 and user_id = $2)`,
      [ctx.organizationId, id, ctx.now()],
    );
    await tx.query(`delete from "user" where organization_id = $1 and id = $2`, [ctx.organizationId, id]);
    return {
      value: undefined,
      change: {
        action: "user.delete",
        target: { type: "User", id, name: userLabel(user) },
        before: userProfile(user),
        after: null,
      },
    };
  });
}
