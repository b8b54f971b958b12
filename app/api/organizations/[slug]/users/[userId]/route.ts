import { z } from "zod";
import { adminRoute } from "@/lib/http/admin-route";
import { getUser } from "@/lib/users/get-user";

const params = z.object({ userId: z.uuid() });

export const GET = adminRoute({ params }, ({ ctx, params }) => getUser(ctx, params.userId));
