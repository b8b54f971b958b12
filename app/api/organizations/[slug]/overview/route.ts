import { adminRoute } from "@/lib/http/admin-route";
import { getOverview } from "@/lib/overview/get-overview";

export const GET = adminRoute({}, ({ ctx }) => getOverview(ctx));
