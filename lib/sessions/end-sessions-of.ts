import { mutate } from "@/lib/audit/mutate";
import type { Ctx } from "@/lib/context";
import type { EndedSessions } from "@/lib/sessions/schemas";
import { endSessions } from "@/lib/users/end-sessions";
import { requireRoleOver } from "@/lib/users/require-role-over";
import { userNotFound } from "@/lib/users/user-not-found";

/**
 * Ends every session of a person, in the portal and in native apps, at once and on every server.
 *
 * @throws AppError `not_found`; `forbidden` without `user:update`, and for somebody with a role above one's own
 */
export async function endSessionsOf(ctx: Ctx, userId: string): Promise<EndedSessions> {
  return await mutate(ctx, "user:update", async (tx) => {
    const [user] = await tx.query<{ label: string; access_role: string | null }>(
      `select coalesce(display_name, user_name) as label, access_role from "user"
       where organization_id = $1 and id = $2 for update`,
      [ctx.organizationId, userId],
    );
    if (user === undefined) throw userNotFound(userId);
    requireRoleOver(ctx, user.access_role, user.label);
    const live = await tx.query<{ count: number }>(
      `select count(*)::int as count from session
       where organization_id = $1 and user_id = $2 and revoked_at is null and expires_at > $3`,
      [ctx.organizationId, userId, ctx.now()],
    );
    await endSessions(tx, ctx.organizationId, userId, ctx.now());
    const value = { ended: live[0]?.count ?? 0 };
    return {
      value,
      change: {
        action: "user.end_sessions",
        target: { type: "User", id: userId, name: user.label },
        before: null,
        after: value,
      },
    };
  });
}
