import { z } from "zod";
import { setupRoute } from "@/lib/http/setup-route";
import { discardOwnCredential } from "@/lib/setup-links/discard-own-credential";

const params = z.object({ credentialId: z.uuid() });

export const DELETE = setupRoute({ params }, ({ ctx, link, params }) =>
  discardOwnCredential(ctx, link.connectorId, params.credentialId),
);
