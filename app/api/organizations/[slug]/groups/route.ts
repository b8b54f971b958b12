import { createGroupByHand } from "@/lib/groups/create-group-by-hand";
import { getGroup } from "@/lib/groups/get-group";
import { listGroups } from "@/lib/groups/list-groups";
import { CreateGroup, ListGroupsParams } from "@/lib/groups/schemas";
import { adminRoute } from "@/lib/http/admin-route";

export const GET = adminRoute({ query: ListGroupsParams }, ({ ctx, query }) => listGroups(ctx, query));

export const POST = adminRoute({ body: CreateGroup, status: 201 }, async ({ ctx, body }) => {
  const { id } = await createGroupByHand(ctx, body);
  return getGroup(ctx, id);
});
