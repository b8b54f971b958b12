import { readConnector } from "@/lib/connectors/connector-row";
import type { ConnectorDto } from "@/lib/connectors/schemas";
import { type Ctx, requirePermission } from "@/lib/context";
import { withOrganization } from "@/lib/db/with-organization";

/** One connector with its state and counts. @throws AppError `not_found` */
export function getConnector(ctx: Ctx, connectorId: string): Promise<ConnectorDto> {
  requirePermission(ctx, "connector:read");
  return withOrganization(ctx.organizationId, (tx) => readConnector(tx, ctx.organizationId, connectorId, ctx.now()));
}
