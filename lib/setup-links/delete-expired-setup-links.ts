import { withoutOrganization } from "@/lib/db/without-organization";

/** Days that an ended link stays in the list of its connector. */
const kept = 30;

/** Deletes setup links that ended long ago; the audit log keeps what was done by them. */
export async function deleteExpiredSetupLinks(now: Date): Promise<void> {
  const before = new Date(now.getTime() - kept * 86_400_000);
  await withoutOrganization((tx) => tx.query("delete from setup_link where expires_at < $1", [before]));
}
