import { z } from "zod";
import { adminRoute } from "@/lib/http/admin-route";
import { getSignIn } from "@/lib/sign-in-log/get-sign-in";

const params = z.object({ signInId: z.uuid() });

export const GET = adminRoute({ params }, ({ ctx, params }) => getSignIn(ctx, params.signInId));
