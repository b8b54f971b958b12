import { exportEntries } from "@/lib/audit/export-entries";
import { EntryFilters } from "@/lib/audit/schemas";
import { adminRoute } from "@/lib/http/admin-route";
import { csvResponse } from "@/lib/http/csv-response";

export const GET = adminRoute({ query: EntryFilters }, async ({ ctx, query }) =>
  csvResponse("audit-log.csv", await exportEntries(ctx, query)),
);
