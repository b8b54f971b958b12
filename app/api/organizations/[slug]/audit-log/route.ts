import { listEntries } from "@/lib/audit/list-entries";
import { ListEntriesParams } from "@/lib/audit/schemas";
import { adminRoute } from "@/lib/http/admin-route";

export const GET = adminRoute({ query: ListEntriesParams }, ({ ctx, query }) => listEntries(ctx, query));
