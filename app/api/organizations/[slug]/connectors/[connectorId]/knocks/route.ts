import { z } from "zod";
import { adminRoute } from "@/lib/http/admin-route";
import { listKnocks } from "@/lib/request-log/list-knocks";

const params = z.object({ connectorId: z.uuid() });

export const GET = adminRoute({ params }, ({ ctx, params }) => listKnocks(ctx, params.connectorId));
