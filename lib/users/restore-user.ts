import { mutate } from "@/lib/audit/mutate";
import type { Ctx } from "@/lib/context";
import { requireMayGive } from "@/lib/users/require-may-give";
import { unbury } from "@/lib/users/unbury";
import { type UserRecord, userLabel, userProfile } from "@/lib/users/user";

/**
 * Restores a deleted user: same id, memberships and folders, as far as those still exist.
 *
 * @throws AppError `not_found` when it is not kept; `conflict` (field userName) when its user name has been taken; `forbidden`
 *   for a user with a stronger access role than one's own
 */
export function restoreUser(ctx: Ctx, id: string): Promise<UserRecord> {
  return mutate(ctx, "user:create", async (tx) => {
    const user = await unbury(tx, ctx, id);
    requireMayGive(ctx, user.accessRole, userLabel(user));
    return {
      value: user,
      change: {
        action: "user.restore",
        target: { type: "User", id, name: userLabel(user) },
        before: null,
        after: userProfile(user),
      },
    };
  });
}
