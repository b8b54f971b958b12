import { publicRoute } from "@/lib/http/public-route";
import { openSetupLink } from "@/lib/setup-links/open-setup-link";
import { type OpenedSetupLink, OpenSetupLink } from "@/lib/setup-links/schemas";
import { writeSetupLinkCookie } from "@/lib/setup-links/setup-link-cookie";

export const POST = publicRoute({ body: OpenSetupLink }, async ({ caller, body }) => {
  const { id, organization, createdBy, scope, expiresAt } = await openSetupLink(body.token, caller);
  const answer: OpenedSetupLink = { id, organization, createdBy, scope, expiresAt };
  return Response.json(answer, {
    headers: { "cache-control": "no-store", "set-cookie": writeSetupLinkCookie(id, body.token, expiresAt) },
  });
});
