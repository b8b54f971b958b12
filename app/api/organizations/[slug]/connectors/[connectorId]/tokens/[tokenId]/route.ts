import { z } from "zod";
import { adminRoute } from "@/lib/http/admin-route";
import { revokeToken } from "@/lib/tokens/revoke-token";
import { UpdateToken } from "@/lib/tokens/schemas";
import { updateToken } from "@/lib/tokens/update-token";

const params = z.object({ connectorId: z.uuid(), tokenId: z.uuid() });

export const PATCH = adminRoute({ params, body: UpdateToken }, ({ ctx, params, body }) =>
  updateToken(ctx, params.connectorId, params.tokenId, body),
);

export const DELETE = adminRoute({ params }, ({ ctx, params }) => revokeToken(ctx, params.connectorId, params.tokenId));
