import { listConflicts } from "@/lib/conflicts/list-conflicts";
import { ListConflictsParams } from "@/lib/conflicts/schemas";
import { adminRoute } from "@/lib/http/admin-route";

export const GET = adminRoute({ query: ListConflictsParams }, ({ ctx, query }) => listConflicts(ctx, query));
