import { withoutOrganization } from "@/lib/db/without-organization";

/**
 * Deletes codes, tokens and interactions whose time is over, grants under which nothing is left, and signing keys that a newer one
 * has replaced for a day. A used refresh token stays until it would have ended, so that its reuse is noticed.
 */
export async function deleteExpiredArtifacts(now: Date): Promise<void> {
  await withoutOrganization(async (tx) => {
    await tx.query("delete from app_artifact where expires_at < $1", [now]);
    await tx.query(
      `delete from app_artifact g where g.model = 'Grant' and g.created_at < $1::timestamptz - interval '1 hour'
         and not exists (select from app_artifact t
           where t.organization_id = g.organization_id and t.grant_hash = g.grant_hash and t.model <> 'Grant')`,
      [now],
    );
    await tx.query(
      `delete from signing_key k where exists (select from signing_key n
         where n.organization_id = k.organization_id and n.created_at > k.created_at
           and n.created_at < $1::timestamptz - interval '1 day')`,
      [now],
    );
  });
}
