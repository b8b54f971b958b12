import { findSession } from "@/lib/auth/find-session";
import { revokeSession } from "@/lib/auth/revoke-session";
import type { SessionClaims } from "@/lib/auth/session-cookie";
import { withOrganization } from "@/lib/db/with-organization";
import { discover } from "@/lib/entra-sign-in/discovery";
import { findConnection } from "@/lib/entra-sign-in/find-connection";
import { signInAddresses } from "@/lib/entra-sign-in/get-connector-sign-in";

/**
 * Ends a session, and returns where the browser goes then: the sign-in page, or for a session by Entra Microsoft's own sign-out
 * (OpenID Connect RP-Initiated Logout 1.0 §2), which comes back here. `logout_hint` spares the person the choice of an account.
 */
export async function signOut(claims: SessionClaims, now: Date): Promise<string> {
  const session = await findSession(claims, now);
  await revokeSession(claims, now);
  if (session === null) return "/sign-in";
  return (await microsoftSignOut(claims)) ?? "/sign-in";
}

async function microsoftSignOut({ organizationId, sessionId }: SessionClaims): Promise<string | null> {
  const [row] = await withOrganization(organizationId, (tx) =>
    tx.query<{ connector_id: string | null; login_hint: string | null }>(
      "select connector_id, login_hint from session where organization_id = $1 and id = $2",
      [organizationId, sessionId],
    ),
  );
  const connection = row?.connector_id == null ? null : await findConnection(row.connector_id);
  if (row === undefined || connection?.settings == null) return null;
  const discovered = await discover(connection.settings.authority).catch(() => null);
  if (discovered?.endSessionEndpoint == null) return null;
  const url = new URL(discovered.endSessionEndpoint);
  url.searchParams.set("client_id", connection.settings.clientId);
  url.searchParams.set("post_logout_redirect_uri", signInAddresses(connection.connectorId).redirectUri);
  if (row.login_hint !== null) url.searchParams.set("logout_hint", row.login_hint);
  return url.href;
}
