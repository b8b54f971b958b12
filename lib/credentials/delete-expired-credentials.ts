import { withoutOrganization } from "@/lib/db/without-organization";

const day = 24 * 3_600_000;

/**
 * Forgets access tokens that ended a day ago, so that the log still tells what happened, and assertions that could not be used
 * again anyway. What people made stays, ended or not.
 */
export async function deleteExpiredCredentials(now: Date): Promise<void> {
  await withoutOrganization(async (tx) => {
    await tx.query("delete from credential where kind = 'access_token' and expires_at < $1", [
      new Date(now.getTime() - day),
    ]);
    await tx.query("delete from used_assertion where expires_at < $1", [now]);
  });
}
