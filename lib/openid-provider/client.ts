import type { AdapterPayload } from "oidc-provider";
import { withOrganization } from "@/lib/db/with-organization";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A native app that is not disabled, as the library knows clients: public (no secret), code and refresh token alone. */
export async function findClient(organizationId: string, id: string): Promise<AdapterPayload | undefined> {
  if (!uuid.test(id)) return undefined;
  const rows = await withOrganization(organizationId, (tx) =>
    tx.query<{ name: string; redirect_uris: string[] }>(
      "select name, redirect_uris from native_app where organization_id = $1 and id = $2 and active",
      [organizationId, id],
    ),
  );
  const app = rows[0];
  if (app === undefined) return undefined;
  return {
    client_id: id,
    client_name: app.name,
    redirect_uris: app.redirect_uris,
    application_type: "native",
    token_endpoint_auth_method: "none",
    grant_types: ["authorization_code", "refresh_token"],
    response_types: ["code"],
    response_modes: ["query"],
  };
}
