import type { SessionClaims } from "@/lib/auth/session-cookie";
import { withOrganization } from "@/lib/db/with-organization";
import { readSignInPolicy } from "@/lib/sign-in-policy/read-sign-in-policy";
import { firstUuidAt } from "@/lib/utils/uuid";

/** ended: taken from the person; over: its time passed, or it was idle for too long. */
export type SessionEnd = "ended" | "over";

/**
 * Why a session does not hold any more. Its row goes with its person, and some time after it was over: of a missing one, its age
 * tells which.
 */
export function whyEnded({ organizationId, sessionId }: SessionClaims, now: Date): Promise<SessionEnd> {
  return withOrganization(organizationId, async (tx) => {
    const rows = await tx.query<{ taken: boolean }>(
      `select s.revoked_at is not null or not u.active as taken
       from session s join "user" u on u.organization_id = s.organization_id and u.id = s.user_id
       where s.organization_id = $1 and s.id = $2`,
      [organizationId, sessionId],
    );
    if (rows[0] !== undefined) return rows[0].taken ? "ended" : "over";
    const { sessionHours } = await readSignInPolicy(tx, organizationId);
    return sessionId > firstUuidAt(new Date(now.getTime() - sessionHours * 3_600_000)) ? "ended" : "over";
  });
}
