import { listAuditChoices } from "@/lib/audit/list-audit-choices";
import { adminRoute } from "@/lib/http/admin-route";

export const GET = adminRoute({}, ({ ctx }) => listAuditChoices(ctx));
