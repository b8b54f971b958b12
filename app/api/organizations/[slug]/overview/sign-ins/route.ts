import { adminRoute } from "@/lib/http/admin-route";
import { getSignInStats } from "@/lib/overview/get-sign-in-stats";

export const GET = adminRoute({}, ({ ctx }) => getSignInStats(ctx));
