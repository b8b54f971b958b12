import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { getJson } from "@/lib/http/api-client";
import type { RequestSeries, SeriesRange } from "@/lib/request-stats/schemas";

/** The keys and readers of what is charted of requests. */
export const requestStatsQueries = {
  series: (slug: string, connectorId: string, range: SeriesRange) =>
    queryOptions({
      queryKey: ["request-series", slug, connectorId, range] as const,
      queryFn: ({ signal }) =>
        getJson<RequestSeries>(
          `/api/organizations/${encodeURIComponent(slug)}/connectors/${connectorId}/request-series`,
          { range },
          signal,
        ),
      placeholderData: keepPreviousData,
    }),
};
