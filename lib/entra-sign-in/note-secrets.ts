import { withOrganization } from "@/lib/db/with-organization";
import type { OpenConnection } from "@/lib/entra-sign-in/find-connection";
import type { Redeemed } from "@/lib/entra-sign-in/redeem-code";

/** Notes which client secret Microsoft took, once an hour at most, and which it refused, for the tab Sign-in. */
export async function noteSecrets(
  { organizationId }: OpenConnection,
  { secretId, refusedSecrets }: Redeemed,
  now: Date,
): Promise<void> {
  await withOrganization(organizationId, async (tx) => {
    await tx.query(
      `update sign_in_secret set last_used_at = $3, refused_as = null
       where organization_id = $1 and id = $2
         and (refused_as is not null or last_used_at is null or last_used_at < $3::timestamptz - interval '1 hour')`,
      [organizationId, secretId, now],
    );
    for (const { id, as } of refusedSecrets) {
      await tx.query(
        "update sign_in_secret set refused_as = $3 where organization_id = $1 and id = $2 and refused_as is distinct from $3",
        [organizationId, id, as],
      );
    }
  });
}
