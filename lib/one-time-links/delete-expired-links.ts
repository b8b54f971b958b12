import { withoutOrganization } from "@/lib/db/without-organization";

/** Deletes links whose time is over, used or not: they are answered like those that never were. */
export async function deleteExpiredLinks(now: Date): Promise<void> {
  await withoutOrganization((tx) => tx.query("delete from one_time_link where expires_at < $1", [now]));
}
