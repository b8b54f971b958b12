import { queryOptions } from "@tanstack/react-query";
import { getJson } from "@/lib/http/api-client";
import type { OverviewDto } from "@/lib/overview/schemas";

/** The keys and readers of the overview page. */
export const overviewQueries = {
  all: (slug: string) => ["overview", slug] as const,

  get: (slug: string) =>
    queryOptions({
      queryKey: overviewQueries.all(slug),
      queryFn: ({ signal }) =>
        getJson<OverviewDto>(`/api/organizations/${encodeURIComponent(slug)}/overview`, {}, signal),
    }),
};
