import { z } from "zod";
import { listMembers } from "@/lib/groups/list-members";
import { ListMembersParams } from "@/lib/groups/schemas";
import { adminRoute } from "@/lib/http/admin-route";

const params = z.object({ groupId: z.uuid() });

export const GET = adminRoute({ params, query: ListMembersParams }, ({ ctx, params, query }) =>
  listMembers(ctx, params.groupId, query),
);
