import { networkOf } from "@/lib/auth/network-of";
import { rateLimit } from "@/lib/auth/rate-limit";
import { withoutOrganization } from "@/lib/db/without-organization";
import { addressDomain } from "@/lib/domains/address-domain";
import { countsAsVerified } from "@/lib/domains/verified-domains";
import { AppError } from "@/lib/errors";

const quarter = 15 * 60;
const perNetwork = rateLimit("find-way", 600, quarter);

/**
 * The connector by which people of an e-mail address sign in, or null: then with a password (PRODUCT L3). The domain decides, when
 * an organization has verified it, and never whether such a person exists: the same answer, by the same statement, for everybody
 * of a domain. Of several organizations with that domain the first to verify it is asked, unless `slug` names another.
 *
 * @throws AppError `too_many_attempts`
 */
export async function findWay(
  email: string,
  slug: string | null,
  address: string | null,
): Promise<{ readonly connectorId: string } | null> {
  if ((await perNetwork.take(address === null ? "unknown" : networkOf(address))) !== null) {
    throw new AppError("too_many_attempts", "Too many tries from your network. Try again in a quarter of an hour.");
  }
  const rows = await withoutOrganization((tx) =>
    tx.query<{ connector_id: string }>(
      `select s.connector_id from domain d
       join organization o on o.id = d.organization_id
       join connector_sign_in s on s.organization_id = d.organization_id and s.active
       where d.name = $1 and ${countsAsVerified}
         and exists (select 1 from sign_in_secret x where x.organization_id = s.organization_id and x.connector_id = s.connector_id)
       order by coalesce(o.slug = $2::text, false) desc, d.verified_at, s.connector_id limit 1`,
      [addressDomain(email) ?? "", slug],
    ),
  );
  const [row] = rows;
  return row === undefined ? null : { connectorId: row.connector_id };
}
