import { withoutOrganization } from "@/lib/db/without-organization";

/** Forgets the answers of creates whose time is over. */
export async function deleteExpiredKeys(now: Date): Promise<void> {
  await withoutOrganization((tx) => tx.query("delete from idempotency_key where expires_at <= $1", [now]));
}
