import { adminRoute } from "@/lib/http/admin-route";
import { bulkUpdateUsers } from "@/lib/users/bulk-update-users";
import { BulkUpdateUsers } from "@/lib/users/schemas";

export const POST = adminRoute({ body: BulkUpdateUsers }, ({ ctx, body }) => bulkUpdateUsers(ctx, body));
