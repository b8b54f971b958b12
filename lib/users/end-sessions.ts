import type { Tx } from "@/lib/db/transaction";

/** Ends the sessions of some users, as part of what takes their access. */
export async function endSessions(
  tx: Tx,
  organizationId: string,
  userIds: readonly string[],
  now: Date,
): Promise<void> {
  await tx.query(
    "update session set revoked_at = $3 where organization_id = $1 and user_id = any($2::uuid[]) and revoked_at is null",
    [organizationId, userIds, now],
  );
}
