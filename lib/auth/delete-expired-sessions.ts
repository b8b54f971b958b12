import { withoutOrganization } from "@/lib/db/without-organization";

/** Deletes sessions whose time is over. Revoked ones stay until then, so that their cookies are told what happened. */
export async function deleteExpiredSessions(now: Date): Promise<void> {
  await withoutOrganization((tx) => tx.query("delete from session where expires_at < $1", [now]));
}
