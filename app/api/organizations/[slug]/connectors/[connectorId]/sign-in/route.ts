import { z } from "zod";
import { getConnectorSignIn } from "@/lib/entra-sign-in/get-connector-sign-in";
import { saveConnectorSignIn } from "@/lib/entra-sign-in/save-connector-sign-in";
import { SaveConnectorSignIn } from "@/lib/entra-sign-in/schemas";
import { adminRoute } from "@/lib/http/admin-route";

const params = z.object({ connectorId: z.uuid() });

export const GET = adminRoute({ params }, ({ ctx, params }) => getConnectorSignIn(ctx, params.connectorId));

export const PUT = adminRoute({ params, body: SaveConnectorSignIn }, ({ ctx, params, body }) =>
  saveConnectorSignIn(ctx, params.connectorId, body),
);
