import { z } from "zod";
import { listLatestEntries } from "@/lib/audit/list-latest-entries";
import { adminRoute } from "@/lib/http/admin-route";

const params = z.object({ groupId: z.uuid() });

export const GET = adminRoute({ params }, ({ ctx, params }) =>
  listLatestEntries(ctx, { targetId: params.groupId, limit: 100 }),
);
