import { z } from "zod";
import { listLatestEntries } from "@/lib/audit/list-latest-entries";
import { adminRoute } from "@/lib/http/admin-route";

const params = z.object({ userId: z.uuid() });

export const GET = adminRoute({ params }, ({ ctx, params }) =>
  listLatestEntries(ctx, { targetId: params.userId, limit: 100 }),
);
