import { type Ctx, requirePermission } from "@/lib/context";
import { withOrganization } from "@/lib/db/with-organization";
import { requireConnectorName } from "@/lib/problems/list-problems";
import { readSeries } from "@/lib/request-stats/read-series";
import type { RequestSeries, SeriesRange } from "@/lib/request-stats/schemas";

/** How many requests of a connector were accepted and refused, over a day or thirty. @throws AppError `not_found`, `forbidden` */
export async function getRequestSeries(ctx: Ctx, connectorId: string, range: SeriesRange): Promise<RequestSeries> {
  requirePermission(ctx, "log:read");
  return withOrganization(ctx.organizationId, async (tx) => {
    await requireConnectorName(tx, ctx.organizationId, connectorId);
    const series = await readSeries(tx, ctx.organizationId, { connectorIds: [connectorId], range, now: ctx.now() });
    return { range, points: series.get(connectorId) ?? [] };
  });
}
