import { z } from "zod";
import { adminRoute } from "@/lib/http/admin-route";
import { removeSecondFactorOf } from "@/lib/second-factor/remove-second-factor";

const params = z.object({ userId: z.uuid() });

export const DELETE = adminRoute({ params }, ({ ctx, params }) => removeSecondFactorOf(ctx, params.userId));
