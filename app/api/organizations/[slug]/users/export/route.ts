import { adminRoute } from "@/lib/http/admin-route";
import { csvResponse } from "@/lib/http/csv-response";
import { exportUsers } from "@/lib/users/export-users";
import { UserFilters } from "@/lib/users/schemas";

export const GET = adminRoute({ query: UserFilters }, async ({ ctx, query }) =>
  csvResponse("users.csv", await exportUsers(ctx, query)),
);
