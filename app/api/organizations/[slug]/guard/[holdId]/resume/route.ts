import { z } from "zod";
import { resumeHold } from "@/lib/guard/resume-hold";
import { adminRoute } from "@/lib/http/admin-route";

const params = z.object({ holdId: z.uuid() });

export const POST = adminRoute({ params }, ({ ctx, params }) => resumeHold(ctx, params.holdId));
