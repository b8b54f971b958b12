import { type Ctx, requirePermission } from "@/lib/context";
import { withOrganization } from "@/lib/db/with-organization";
import { readConnectorSignIn } from "@/lib/entra-sign-in/connector-sign-in-row";
import { requireConnector } from "@/lib/entra-sign-in/require-connector";
import type { SignInPageDto } from "@/lib/entra-sign-in/schemas";
import { env } from "@/lib/env";

/** What a connector's tab Sign-in shows: the addresses to enter in Entra, and the settings. @throws AppError `not_found` */
export async function getConnectorSignIn(ctx: Ctx, connectorId: string): Promise<SignInPageDto> {
  requirePermission(ctx, "connector:read");
  return await withOrganization(ctx.organizationId, async (tx) => {
    await requireConnector(tx, ctx.organizationId, connectorId);
    return {
      ...signInAddresses(connectorId),
      settings: await readConnectorSignIn(tx, ctx.organizationId, connectorId),
    };
  });
}

/** The addresses of K3 that sign-in needs, with the connector's id in each. */
export function signInAddresses(connectorId: string) {
  const { USHER_ORIGIN } = env();
  return {
    redirectUri: `${USHER_ORIGIN}/api/auth/callback/${connectorId}`,
    logoutUrl: `${USHER_ORIGIN}/sso/${connectorId}/logout`,
    initiateLoginUri: `${USHER_ORIGIN}/sso/${connectorId}`,
  };
}
