import type { SessionClaims } from "@/lib/auth/session-cookie";
import { withOrganization } from "@/lib/db/with-organization";

/**
 * Ends a session at once, on every replica, and those that the same browser has open in other organizations. One that has ended keeps
 * its time.
 */
export async function revokeSession(claims: SessionClaims, now: Date): Promise<void> {
  await revoke(claims, now);
  for (const { organizationId, sessionId } of claims.others) {
    if (sessionId !== undefined) await revoke({ organizationId, sessionId }, now);
  }
}

type Named = Pick<SessionClaims, "organizationId" | "sessionId">;

async function revoke(claims: Named, now: Date): Promise<void> {
  await withOrganization(claims.organizationId, (tx) =>
    tx.query(`update session set revoked_at = $3 where organization_id = $1 and id = $2 and revoked_at is null`, [
      claims.organizationId,
      claims.sessionId,
      now,
    ]),
  );
}
