import { adminRoute } from "@/lib/http/admin-route";
import { listRequestChoices } from "@/lib/request-log/list-request-choices";

export const GET = adminRoute({}, ({ ctx }) => listRequestChoices(ctx));
