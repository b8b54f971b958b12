import { hashSid } from "@/lib/auth/create-session";
import { withOrganization } from "@/lib/db/with-organization";
import { findConnection } from "@/lib/entra-sign-in/find-connection";

/**
 * Front-channel logout (OpenID Connect Front-Channel Logout 1.0 §2): ends the sessions that began with Microsoft's session `sid`.
 * The iframe that Microsoft loads brings no cookie of ours, and `sid` is known to Microsoft and the person alone. `iss`, where it
 * comes, must be the connector's.
 */
export async function endEntraSession(
  connectorId: string,
  logout: { readonly sid: string | null; readonly iss: string | null; readonly now: Date },
): Promise<void> {
  const connection = await findConnection(connectorId);
  if (connection?.settings == null || logout.sid === null || logout.sid === "") return;
  if (logout.iss !== null && logout.iss !== connection.settings.issuer) return;
  const { organizationId } = connection;
  const sid = hashSid(logout.sid);
  await withOrganization(organizationId, (tx) =>
    tx.query(
      `update session set revoked_at = $4
       where organization_id = $1 and connector_id = $2 and entra_session = $3 and revoked_at is null`,
      [organizationId, connection.connectorId, sid, logout.now],
    ),
  );
}
