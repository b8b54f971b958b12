import { z } from "zod";
import { getGroup } from "@/lib/groups/get-group";
import { adminRoute } from "@/lib/http/admin-route";

const params = z.object({ groupId: z.uuid() });

export const GET = adminRoute({ params }, ({ ctx, params }) => getGroup(ctx, params.groupId));
