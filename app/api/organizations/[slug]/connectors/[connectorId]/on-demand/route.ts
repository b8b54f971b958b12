import { z } from "zod";
import { adminRoute } from "@/lib/http/admin-route";
import { ProvisionOnDemand } from "@/lib/rehearsal/schemas";
import { provisionOnDemand } from "@/lib/scim/provision-on-demand";

const params = z.object({ connectorId: z.uuid() });

export const POST = adminRoute({ params, body: ProvisionOnDemand }, ({ ctx, params, body }) =>
  provisionOnDemand(ctx, params.connectorId, body),
);
