import { exportGroups } from "@/lib/groups/export-groups";
import { GroupFilters } from "@/lib/groups/schemas";
import { adminRoute } from "@/lib/http/admin-route";
import { csvResponse } from "@/lib/http/csv-response";

export const GET = adminRoute({ query: GroupFilters }, async ({ ctx, query }) =>
  csvResponse("groups.csv", await exportGroups(ctx, query)),
);
