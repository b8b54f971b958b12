import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { getJson } from "@/lib/http/api-client";
import type { Knock, ListRequestsParams, RequestDetail, RequestListItem } from "@/lib/request-log/schemas";
import type { Page } from "@/lib/utils/page";

const base = (slug: string) => `/api/organizations/${encodeURIComponent(slug)}/request-log`;

/** The keys and readers of the request log. Pages that show it live add `refetchInterval`. */
export const requestLogQueries = {
  all: (slug: string) => ["request-log", slug] as const,

  list: (slug: string, params: ListRequestsParams) =>
    queryOptions({
      queryKey: [...requestLogQueries.all(slug), "list", params] as const,
      queryFn: ({ signal }) => getJson<Page<RequestListItem>>(base(slug), params, signal),
      placeholderData: keepPreviousData,
    }),

  detail: (slug: string, requestId: string) =>
    queryOptions({
      queryKey: [...requestLogQueries.all(slug), "detail", requestId] as const,
      queryFn: ({ signal }) => getJson<RequestDetail>(`${base(slug)}/${requestId}`, {}, signal),
    }),

  knocks: (slug: string, connectorId: string) =>
    queryOptions({
      queryKey: [...requestLogQueries.all(slug), "knocks", connectorId] as const,
      queryFn: ({ signal }) =>
        getJson<readonly Knock[]>(
          `/api/organizations/${encodeURIComponent(slug)}/connectors/${connectorId}/knocks`,
          {},
          signal,
        ),
    }),
};
