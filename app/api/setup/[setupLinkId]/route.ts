import { allowing } from "@/lib/context";
import { setupRoute } from "@/lib/http/setup-route";
import { getSetup } from "@/lib/scim/get-setup";
import { saveSetup } from "@/lib/setup/save-setup";
import { SaveSetup } from "@/lib/setup/schemas";
import type { OpenedSetupLink, SetupViewByLink } from "@/lib/setup-links/schemas";

export const GET = setupRoute({}, async ({ ctx, link }): Promise<SetupViewByLink> => {
  const { id, organization, createdBy, scope, expiresAt } = link;
  const opened: OpenedSetupLink = { id, organization, createdBy, scope, expiresAt };
  return { ...(await getSetup(ctx, link.connectorId)), link: opened };
});

/** Ticks and the chosen kind, which a link may note without being able to change the connector. */
const SaveByLink = SaveSetup.refine(({ done }) => done === undefined, "Only an admin can finish the set-up.");

export const PATCH = setupRoute({ body: SaveByLink }, ({ ctx, link, body }) =>
  saveSetup(allowing(ctx, "connector:update"), link.connectorId, body),
);
