import { z } from "zod";
import { adminRoute } from "@/lib/http/admin-route";
import { getLastPayload } from "@/lib/scim/get-last-payload";

const params = z.object({ connectorId: z.uuid() });

export const GET = adminRoute({ params }, ({ ctx, params }) => getLastPayload(ctx, params.connectorId));
