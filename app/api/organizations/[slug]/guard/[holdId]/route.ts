import { z } from "zod";
import { getHold } from "@/lib/guard/get-hold";
import { adminRoute } from "@/lib/http/admin-route";

const params = z.object({ holdId: z.uuid() });

export const GET = adminRoute({ params }, ({ ctx, params }) => getHold(ctx, params.holdId));
