import { z } from "zod";
import { adminRoute } from "@/lib/http/admin-route";
import { getSetup } from "@/lib/scim/get-setup";
import { saveSetup } from "@/lib/setup/save-setup";
import { SaveSetup } from "@/lib/setup/schemas";

const params = z.object({ connectorId: z.uuid() });

export const GET = adminRoute({ params }, ({ ctx, params }) => getSetup(ctx, params.connectorId));

export const PATCH = adminRoute({ params, body: SaveSetup }, ({ ctx, params, body }) =>
  saveSetup(ctx, params.connectorId, body),
);
