import { z } from "zod";
import { adminRoute } from "@/lib/http/admin-route";
import { getUser } from "@/lib/users/get-user";
import { restoreUser } from "@/lib/users/restore-user";

const params = z.object({ userId: z.uuid() });

export const POST = adminRoute({ params }, async ({ ctx, params }) => {
  await restoreUser(ctx, params.userId);
  return getUser(ctx, params.userId);
});
