import { z } from "zod";
import { previewSettings } from "@/lib/connectors/preview-settings";
import { UpdateConnector } from "@/lib/connectors/schemas";
import { adminRoute } from "@/lib/http/admin-route";

const params = z.object({ connectorId: z.uuid() });

export const POST = adminRoute({ params, body: UpdateConnector }, ({ ctx, params, body }) =>
  previewSettings(ctx, params.connectorId, body),
);
