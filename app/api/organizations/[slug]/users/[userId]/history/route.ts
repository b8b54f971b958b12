import { z } from "zod";
import { listEntries } from "@/lib/audit/list-entries";
import { adminRoute } from "@/lib/http/admin-route";

const params = z.object({ userId: z.uuid() });

export const GET = adminRoute({ params }, ({ ctx, params }) =>
  listEntries(ctx, { targetId: params.userId, limit: 100 }),
);
