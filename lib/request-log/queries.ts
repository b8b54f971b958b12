import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { getJson, sendJson } from "@/lib/http/api-client";
import type {
  DryRunAnswer,
  Knock,
  ListRequestsParams,
  RequestChoices,
  RequestDetail,
  RequestListItem,
} from "@/lib/request-log/schemas";
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

  choices: (slug: string) =>
    queryOptions({
      queryKey: [...requestLogQueries.all(slug), "choices"] as const,
      queryFn: ({ signal }) => getJson<RequestChoices>(`${base(slug)}/choices`, {}, signal),
      staleTime: 60_000,
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

/** Asks what would be answered today, as `mutationFn`. Nothing is changed, so nothing is to be read anew. */
export const requestLogMutations = {
  dryRun: (slug: string, requestId: string) => () =>
    sendJson<DryRunAnswer>("POST", `${base(slug)}/${requestId}/dry-run`),
};
