import type { Tx } from "@/lib/db/transaction";

/**
 * Ends every session of a person, in the portal and in native apps. For what is no change of the user: a change of the password, an
 * admin's “End sessions”. Losing access or changing the login method ends them by a trigger of the database, whoever writes it.
 */
export async function endSessions(tx: Tx, organizationId: string, userId: string, now: Date): Promise<void> {
  await tx.query(
    "update session set revoked_at = $3 where organization_id = $1 and user_id = $2 and revoked_at is null",
    [organizationId, userId, now],
  );
  await tx.query("delete from app_artifact where organization_id = $1 and user_id = $2", [organizationId, userId]);
}
