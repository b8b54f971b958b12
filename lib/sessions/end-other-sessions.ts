import { mutate } from "@/lib/audit/mutate";
import type { Ctx } from "@/lib/context";
import { AppError } from "@/lib/errors";
import type { EndedSessions } from "@/lib/sessions/schemas";

/**
 * Ends all of one's own sessions but the one that asks, at once and on every server.
 *
 * @throws AppError `forbidden` for whoever is no person with a session
 */
export async function endOtherSessions(ctx: Ctx): Promise<EndedSessions> {
  const { actor, sessionId } = ctx;
  if (actor.kind !== "user" || sessionId === undefined) {
    throw new AppError("forbidden", "Only somebody who is signed in has other sessions.");
  }
  return await mutate(ctx, "user:read", async (tx) => {
    const ended = await tx.query(
      `update session set revoked_at = $4
       where organization_id = $1 and user_id = $2 and id <> $3 and revoked_at is null and expires_at > $4 returning 1`,
      [ctx.organizationId, actor.id, sessionId, ctx.now()],
    );
    const value = { ended: ended.length };
    return {
      value,
      change:
        ended.length === 0
          ? null
          : {
              action: "user.end_other_sessions",
              target: { type: "User", id: actor.id, name: actor.name },
              before: null,
              after: value,
            },
    };
  });
}
