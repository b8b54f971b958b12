import { z } from "zod";
import { adminRoute } from "@/lib/http/admin-route";
import { revokeSetupLink } from "@/lib/setup-links/revoke-setup-link";

const params = z.object({ connectorId: z.uuid(), setupLinkId: z.uuid() });

export const DELETE = adminRoute({ params }, ({ ctx, params }) =>
  revokeSetupLink(ctx, params.connectorId, params.setupLinkId),
);
