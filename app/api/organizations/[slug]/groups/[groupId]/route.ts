import { z } from "zod";
import { deleteGroup } from "@/lib/groups/delete-group";
import { getGroup } from "@/lib/groups/get-group";
import { EditGroup } from "@/lib/groups/schemas";
import { updateGroupByHand } from "@/lib/groups/update-group-by-hand";
import { adminRoute } from "@/lib/http/admin-route";

const params = z.object({ groupId: z.uuid() });

export const GET = adminRoute({ params }, ({ ctx, params }) => getGroup(ctx, params.groupId));

export const PATCH = adminRoute({ params, body: EditGroup }, async ({ ctx, params, body }) => {
  await updateGroupByHand(ctx, params.groupId, body);
  return getGroup(ctx, params.groupId);
});

export const DELETE = adminRoute({ params }, ({ ctx, params }) => deleteGroup(ctx, params.groupId));
