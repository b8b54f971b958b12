import type { Tx } from "@/lib/db/transaction";

/** How many users have a value in each of some extensions; those that nobody uses are left out. One pass over the users. */
export async function countUsers(
  tx: Tx,
  organizationId: string,
  urns: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (urns.length === 0) return new Map();
  const rows = await tx.query<{ urn: string; users: number }>(
    `select used.urn, count(*)::int as users from "user" u
     cross join lateral jsonb_object_keys(u.attributes) as used (urn)
     where u.organization_id = $1 and u.attributes ?| $2::text[] and used.urn = any($2::text[])
     group by used.urn`,
    [organizationId, urns],
  );
  return new Map(rows.map(({ urn, users }) => [urn, users]));
}
