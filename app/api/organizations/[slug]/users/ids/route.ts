import { adminRoute } from "@/lib/http/admin-route";
import { listUserIds } from "@/lib/users/list-user-ids";
import { UserIdsParams } from "@/lib/users/schemas";

export const GET = adminRoute({ query: UserIdsParams }, ({ ctx, query }) => listUserIds(ctx, query));
