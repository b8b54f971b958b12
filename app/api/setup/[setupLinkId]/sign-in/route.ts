import { setupRoute } from "@/lib/http/setup-route";
import { getSignInByLink } from "@/lib/setup-links/get-sign-in-by-link";
import { saveSignInByLink } from "@/lib/setup-links/save-sign-in-by-link";
import { SaveSignInByLink } from "@/lib/setup-links/sign-in-schemas";

export const GET = setupRoute({}, ({ ctx, link }) => getSignInByLink(ctx, link.connectorId));

export const PUT = setupRoute({ body: SaveSignInByLink }, ({ ctx, link, body }) =>
  saveSignInByLink(ctx, link.connectorId, body),
);
