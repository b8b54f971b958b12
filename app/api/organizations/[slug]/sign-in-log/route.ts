import { adminRoute } from "@/lib/http/admin-route";
import { listSignIns } from "@/lib/sign-in-log/list-sign-ins";
import { ListSignInsParams } from "@/lib/sign-in-log/schemas";

export const GET = adminRoute({ query: ListSignInsParams }, ({ ctx, query }) => listSignIns(ctx, query));
