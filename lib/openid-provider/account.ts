import type { Account } from "oidc-provider";
import { withOrganization } from "@/lib/db/with-organization";

interface PersonRow {
  readonly user_name: string;
  readonly display_name: string | null;
  readonly given_name: string | null;
  readonly family_name: string | null;
  readonly primary_email: string | null;
}

/**
 * The person that a token is about, with their claims (OpenID Connect Core §5.1); undefined as soon as they are inactive or
 * deleted. The library asks with every code, refresh and userinfo request.
 */
export async function findAccount(organizationId: string, userId: string): Promise<Account | undefined> {
  const rows = await withOrganization(organizationId, (tx) =>
    tx.query<PersonRow>(
      `select user_name, display_name, attributes->'name'->>'givenName' as given_name,
         attributes->'name'->>'familyName' as family_name, primary_email
       from "user" where organization_id = $1 and id = $2 and active`,
      [organizationId, userId],
    ),
  );
  const person = rows[0];
  if (person === undefined) return undefined;
  return {
    accountId: userId,
    claims: async () => ({
      sub: userId,
      name: person.display_name ?? person.user_name,
      preferred_username: person.user_name,
      ...(person.given_name === null ? {} : { given_name: person.given_name }),
      ...(person.family_name === null ? {} : { family_name: person.family_name }),
      ...(person.primary_email === null ? {} : { email: person.primary_email }),
    }),
  };
}
