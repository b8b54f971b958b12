import { z } from "zod";
import { adminRoute } from "@/lib/http/admin-route";
import { getRehearsal } from "@/lib/rehearsal/get-rehearsal";

const params = z.object({ connectorId: z.uuid(), rehearsalId: z.uuid() });

export const GET = adminRoute({ params }, ({ ctx, params }) =>
  getRehearsal(ctx, params.connectorId, params.rehearsalId),
);
