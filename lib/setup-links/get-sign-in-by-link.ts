import { type Ctx, requirePermission } from "@/lib/context";
import { getConnectorSignIn } from "@/lib/entra-sign-in/get-connector-sign-in";
import type { SignInByLink } from "@/lib/setup-links/sign-in-schemas";

/** The sign-in of a connector as a setup link may see it. @throws AppError `not_found`, `forbidden` */
export async function getSignInByLink(ctx: Ctx, connectorId: string): Promise<SignInByLink> {
  // Only a link that may also do the sign-in holds it.
  requirePermission(ctx, "connector:update");
  const { settings, ...addresses } = await getConnectorSignIn(ctx, connectorId);
  return {
    ...addresses,
    proven: settings !== null && settings.provenAt !== null,
    settings:
      settings === null
        ? null
        : {
            entraTenant: settings.authority,
            clientId: settings.clientId,
            secrets: settings.secrets.length,
            version: settings.version,
          },
  };
}
