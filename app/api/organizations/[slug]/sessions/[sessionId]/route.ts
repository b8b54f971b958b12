import { z } from "zod";
import { adminRoute } from "@/lib/http/admin-route";
import { endSession } from "@/lib/sessions/end-session";

const params = z.object({ sessionId: z.uuid() });

export const DELETE = adminRoute({ params }, ({ ctx, params }) => endSession(ctx, params.sessionId));
