import { v7 as uuidv7 } from "uuid";
import { withOrganization } from "@/lib/db/with-organization";

/** Inserts people in one statement, for tests that need many or none of what `createUser` does. Ids in the order of the names. */
export async function makePeople(
  organizationId: string,
  count: number,
  options: { readonly connectorId?: string; readonly prefix?: string } = {},
): Promise<readonly string[]> {
  const { connectorId = null, prefix = "person" } = options;
  const ids = Array.from({ length: count }, () => uuidv7());
  await withOrganization(organizationId, (tx) =>
    tx.query(
      `insert into "user" (organization_id, id, connector_id, user_name, user_name_key, active, display_name, attributes,
         login_method, version, created_at, updated_at)
       select $1, id, $3, name, name, true, initcap(split_part(name, '@', 1)), '{}', 'builtin', 1, now(), now()
       from (select id, $4 || '-' || lpad(n::text, 6, '0') || '@contoso.example' as name
             from unnest($2::uuid[]) with ordinality as t (id, n)) people`,
      [organizationId, ids, connectorId, prefix],
    ),
  );
  return ids;
}
