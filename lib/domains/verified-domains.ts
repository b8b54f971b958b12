import type { Tx } from "@/lib/db/transaction";
import { domainGraceDays } from "@/lib/domains/schemas";

/** The condition under which a `domain d` counts, as SQL: a lost record does for 7 days more, to the minute. */
export const countsAsVerified = `d.state = 'verified' and (d.lost_at is null or d.lost_at > now() - interval '${domainGraceDays} days')`;

/** The names of the domains that count, in ASCII. */
export async function readVerifiedDomains(tx: Tx, organizationId: string): Promise<readonly string[]> {
  const rows = await tx.query<{ name: string }>(
    `select d.name from domain d where d.organization_id = $1 and ${countsAsVerified} order by d.name`,
    [organizationId],
  );
  return rows.map((row) => row.name);
}
