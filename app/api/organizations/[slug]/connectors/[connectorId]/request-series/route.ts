import { z } from "zod";
import { adminRoute } from "@/lib/http/admin-route";
import { getRequestSeries } from "@/lib/request-stats/get-request-series";
import { RequestSeriesParams } from "@/lib/request-stats/schemas";

const params = z.object({ connectorId: z.uuid() });

export const GET = adminRoute({ params, query: RequestSeriesParams }, ({ ctx, params, query }) =>
  getRequestSeries(ctx, params.connectorId, query.range),
);
