import { withoutOrganization } from "@/lib/db/without-organization";

/** Forgets counters against guessing whose time is over. */
export async function deleteExpiredTries(now: Date): Promise<void> {
  await withoutOrganization((tx) => tx.query("delete from rate_limit where expire < $1", [now]));
}
