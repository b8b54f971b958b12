import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";

/** Ends a person's sessions, in the portal and in native apps, but the one that they act from. */
export async function endOtherSessions(tx: Tx, ctx: Ctx, userId: string): Promise<void> {
  const { organizationId, sessionId = null } = ctx;
  await tx.query(
    `update session set revoked_at = $3
     where organization_id = $1 and user_id = $2 and revoked_at is null and id is distinct from $4::uuid`,
    [organizationId, userId, ctx.now(), sessionId],
  );
  await tx.query("delete from app_artifact where organization_id = $1 and user_id = $2", [organizationId, userId]);
}
