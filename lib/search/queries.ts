import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { getJson } from "@/lib/http/api-client";
import type { Found } from "@/lib/search/schemas";

/** The search of the command palette. The results of the query before stay until the new ones are there. */
export const searchQueries = {
  find: (slug: string, q: string) =>
    queryOptions({
      queryKey: ["search", slug, q] as const,
      queryFn: ({ signal }) =>
        getJson<readonly Found[]>(`/api/organizations/${encodeURIComponent(slug)}/search`, { q }, signal),
      placeholderData: keepPreviousData,
      enabled: q !== "",
    }),
};
