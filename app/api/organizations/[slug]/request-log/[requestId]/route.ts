import { z } from "zod";
import { adminRoute } from "@/lib/http/admin-route";
import { getRequest } from "@/lib/request-log/get-request";

const params = z.object({ requestId: z.uuid() });

export const GET = adminRoute({ params }, ({ ctx, params }) => getRequest(ctx, params.requestId));
