import { z } from "zod";
import { adminRoute } from "@/lib/http/admin-route";
import { deleteUser } from "@/lib/users/delete-user";
import { getUser } from "@/lib/users/get-user";
import { EditUser } from "@/lib/users/schemas";
import { updateUserByHand } from "@/lib/users/update-user-by-hand";

const params = z.object({ userId: z.uuid() });

export const GET = adminRoute({ params }, ({ ctx, params }) => getUser(ctx, params.userId));

export const PATCH = adminRoute({ params, body: EditUser }, async ({ ctx, params, body }) => {
  await updateUserByHand(ctx, params.userId, body);
  return getUser(ctx, params.userId);
});

export const DELETE = adminRoute({ params }, ({ ctx, params }) => deleteUser(ctx, params.userId));
