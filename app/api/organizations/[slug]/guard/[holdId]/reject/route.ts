import { z } from "zod";
import { rejectHold } from "@/lib/guard/reject-hold";
import { adminRoute } from "@/lib/http/admin-route";

const params = z.object({ holdId: z.uuid() });

export const POST = adminRoute({ params }, ({ ctx, params }) => rejectHold(ctx, params.holdId));
