import { AddSignInSecret } from "@/lib/entra-sign-in/schemas";
import { setupRoute } from "@/lib/http/setup-route";
import { addSecretByLink } from "@/lib/setup-links/save-sign-in-by-link";
import { countSetupLinkSecret } from "@/lib/setup-links/setup-link-limits";

export const POST = setupRoute({ body: AddSignInSecret, status: 201 }, async ({ ctx, link, body }) => {
  await countSetupLinkSecret(link.id);
  return await addSecretByLink(ctx, link.connectorId, body);
});
