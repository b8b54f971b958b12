import { adminRoute } from "@/lib/http/admin-route";
import { listAttention } from "@/lib/overview/list-attention";

export const GET = adminRoute({}, ({ ctx }) => listAttention(ctx));
