import { z } from "zod";
import { adminRoute } from "@/lib/http/admin-route";
import { dryRunRequest } from "@/lib/scim/dry-run-request";

const params = z.object({ requestId: z.uuid() });

export const POST = adminRoute({ params }, ({ ctx, params }) => dryRunRequest(ctx, params.requestId));
