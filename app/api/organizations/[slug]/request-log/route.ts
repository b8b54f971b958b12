import { adminRoute } from "@/lib/http/admin-route";
import { listRequests } from "@/lib/request-log/list-requests";
import { ListRequestsParams } from "@/lib/request-log/schemas";

export const GET = adminRoute({ query: ListRequestsParams }, ({ ctx, query }) => listRequests(ctx, query));
