import { adminRoute } from "@/lib/http/admin-route";
import { listUsers } from "@/lib/users/list-users";
import { ListUsersParams } from "@/lib/users/schemas";

export const GET = adminRoute({ query: ListUsersParams }, ({ ctx, query }) => listUsers(ctx, query));
