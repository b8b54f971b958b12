import { z } from "zod";
import { adminRoute } from "@/lib/http/admin-route";
import { endSessionsOf } from "@/lib/sessions/end-sessions-of";

const params = z.object({ userId: z.uuid() });

export const DELETE = adminRoute({ params }, ({ ctx, params }) => endSessionsOf(ctx, params.userId));
