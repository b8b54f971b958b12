import { readConnectors } from "@/lib/connectors/connector-row";
import type { ConnectorDto } from "@/lib/connectors/schemas";
import { type Ctx, requirePermission } from "@/lib/context";
import { withOrganization } from "@/lib/db/with-organization";

/** All connectors of the organization, oldest first. There are few, so this is no page. */
export function listConnectors(ctx: Ctx): Promise<readonly ConnectorDto[]> {
  requirePermission(ctx, "connector:read");
  return withOrganization(ctx.organizationId, (tx) => readConnectors(tx, ctx.organizationId, ctx.now()));
}
