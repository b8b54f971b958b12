import { z } from "zod";
import { getConnector } from "@/lib/connectors/get-connector";
import { UpdateConnector } from "@/lib/connectors/schemas";
import { updateConnector } from "@/lib/connectors/update-connector";
import { adminRoute } from "@/lib/http/admin-route";

const params = z.object({ connectorId: z.uuid() });

export const GET = adminRoute({ params }, ({ ctx, params }) => getConnector(ctx, params.connectorId));

export const PATCH = adminRoute({ params, body: UpdateConnector }, ({ ctx, params, body }) =>
  updateConnector(ctx, params.connectorId, body),
);
