import { mutate } from "@/lib/audit/mutate";
import { type Ctx, requirePermission } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { requireRoleOver } from "@/lib/users/require-role-over";

interface Row {
  readonly user_id: string;
  readonly label: string;
  readonly access_role: string | null;
  readonly user_agent: string | null;
  readonly address: string | null;
}

/**
 * Ends one session, at once and on every server: one's own, or that of somebody whom one may change. The session's id is not in the
 * audit log, and what is there names the device.
 *
 * @throws AppError `not_found` for one that is unknown or has ended; `forbidden` for another's without `user:update`, or of a role above
 */
export async function endSession(ctx: Ctx, sessionId: string): Promise<void> {
  await mutate(ctx, "user:read", async (tx) => {
    const rows = await tx.query<Row>(
      `select s.user_id, coalesce(u.display_name, u.user_name) as label, u.access_role, s.user_agent, s.address
       from session s join "user" u on u.organization_id = s.organization_id and u.id = s.user_id
       where s.organization_id = $1 and s.id = $2 and s.revoked_at is null and s.expires_at > $3 for update of s`,
      [ctx.organizationId, sessionId, ctx.now()],
    );
    const row = rows[0];
    if (row === undefined) throw new AppError("not_found", "There is no such session: it has ended already.");
    if (!isOwn(ctx, row.user_id)) {
      requirePermission(ctx, "user:update");
      requireRoleOver(ctx, row.access_role, row.label);
    }
    await tx.query("update session set revoked_at = $3 where organization_id = $1 and id = $2", [
      ctx.organizationId,
      sessionId,
      ctx.now(),
    ]);
    return {
      value: undefined,
      change: {
        action: "user.end_session",
        target: { type: "User", id: row.user_id, name: row.label },
        before: { device: row.user_agent, address: row.address },
        after: null,
      },
    };
  });
}

function isOwn({ actor }: Ctx, userId: string): boolean {
  return actor.kind === "user" && actor.id === userId;
}
