import { listGroups } from "@/lib/groups/list-groups";
import { ListGroupsParams } from "@/lib/groups/schemas";
import { adminRoute } from "@/lib/http/admin-route";

export const GET = adminRoute({ query: ListGroupsParams }, ({ ctx, query }) => listGroups(ctx, query));
