import { withOrganization } from "@/lib/db/with-organization";

export interface StoredPassword {
  readonly hash: string;
  readonly email: string;
  readonly name: string | null;
  readonly organization: string;
}

/** The hash that a builtin person signs in with, and whose it is; null without one. */
export async function readStoredPassword(organizationId: string, userId: string): Promise<StoredPassword | null> {
  const rows = await withOrganization(organizationId, (tx) =>
    tx.query<StoredPassword>(
      `select p.hash, p.sign_in_key as email, u.display_name as name, o.name as organization
       from password p
       join "user" u on u.organization_id = p.organization_id and u.id = p.user_id
       join organization o on o.id = p.organization_id
       where p.organization_id = $1 and p.user_id = $2 and u.login_method = 'builtin'`,
      [organizationId, userId],
    ),
  );
  return rows[0] ?? null;
}
