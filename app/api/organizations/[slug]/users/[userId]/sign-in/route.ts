import { z } from "zod";
import { adminRoute } from "@/lib/http/admin-route";
import { getUserSignIn } from "@/lib/sessions/get-user-sign-in";

const params = z.object({ userId: z.uuid() });

export const GET = adminRoute({ params }, ({ ctx, params }) => getUserSignIn(ctx, params.userId));
