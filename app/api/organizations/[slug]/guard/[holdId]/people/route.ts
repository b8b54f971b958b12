import { z } from "zod";
import { listHeldPeople } from "@/lib/guard/list-held-people";
import { ListHeldParams } from "@/lib/guard/schemas";
import { adminRoute } from "@/lib/http/admin-route";

const params = z.object({ holdId: z.uuid() });

export const GET = adminRoute({ params, query: ListHeldParams }, ({ ctx, params, query }) =>
  listHeldPeople(ctx, params.holdId, query),
);
