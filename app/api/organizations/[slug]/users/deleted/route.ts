import { adminRoute } from "@/lib/http/admin-route";
import { listDeletedUsers } from "@/lib/users/list-deleted-users";
import { ListDeletedParams } from "@/lib/users/schemas";

export const GET = adminRoute({ query: ListDeletedParams }, ({ ctx, query }) => listDeletedUsers(ctx, query));
