import { v4 as uuidv4 } from "uuid";
import { withOrganization } from "@/lib/db/with-organization";
import { makeConnector, type TestConnector } from "@/tests/support/make-connector";

/** A connector whose tab Sign-in is filled in, without asking any Entra. */
export async function makeSignIn(newPeople: "sso" | "builtin" = "sso"): Promise<TestConnector> {
  const connector = await makeConnector();
  const [tenant, organizationId] = [uuidv4(), connector.organization.id];
  const authority = `https://login.microsoftonline.com/${tenant}/v2.0`;
  await withOrganization(organizationId, (tx) =>
    tx.query(
      `insert into connector_sign_in (organization_id, connector_id, authority, issuer, entra_tenant_id, client_id, new_people,
         created_at) values ($1, $2, $3, $3, $4, $5, $6, now())`,
      [organizationId, connector.connectorId, authority, tenant, uuidv4(), newPeople],
    ),
  );
  return connector;
}
