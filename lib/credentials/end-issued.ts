import type { Tx } from "@/lib/db/transaction";

/** Ends the access tokens that were issued for a client secret or workload identity, so that the next request is refused. */
export async function endIssued(tx: Tx, organizationId: string, issuerId: string, now: Date): Promise<void> {
  await tx.query(
    `update credential set revoked_at = $3, active = false
     where organization_id = $1 and issuer_id = $2 and revoked_at is null and expires_at > $3`,
    [organizationId, issuerId, now],
  );
}
