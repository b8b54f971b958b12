import { withOrganization } from "@/lib/db/with-organization";

/** What the first SSO sign-in of an admin leaves: the connector's sign-in, proven. */
export async function proveSso(organizationId: string, connectorId: string, options = { active: true }): Promise<void> {
  await withOrganization(organizationId, (tx) =>
    tx.query(
      `insert into connector_sign_in (organization_id, connector_id, authority, issuer, entra_tenant_id, client_id, active,
         proven_at, proven_by, created_at)
       values ($1, $2, 'https://login.microsoftonline.com/t/v2.0', 'https://login.microsoftonline.com/t/v2.0', 't', 'c', $3, now(),
         'Mia Chen', now())
       on conflict (organization_id, connector_id) do update set active = $3, proven_at = now(), proven_by = 'Mia Chen'`,
      [organizationId, connectorId, options.active],
    ),
  );
}
