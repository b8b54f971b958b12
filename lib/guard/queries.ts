import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { HeldPerson, HoldDecision, HoldDto, ListHeldParams, ReleaseHold } from "@/lib/guard/schemas";
import { getJson, sendJson } from "@/lib/http/api-client";
import type { Page } from "@/lib/utils/page";

const base = (slug: string) => `/api/organizations/${encodeURIComponent(slug)}/guard`;

/** The keys and readers of the guard's holds. */
export const guardQueries = {
  all: (slug: string) => ["guard", slug] as const,

  detail: (slug: string, holdId: string) =>
    queryOptions({
      queryKey: [...guardQueries.all(slug), "detail", holdId] as const,
      queryFn: ({ signal }) => getJson<HoldDto>(`${base(slug)}/${holdId}`, {}, signal),
    }),

  people: (slug: string, holdId: string, params: ListHeldParams) =>
    queryOptions({
      queryKey: [...guardQueries.all(slug), "people", holdId, params] as const,
      queryFn: ({ signal }) => getJson<Page<HeldPerson>>(`${base(slug)}/${holdId}/people`, params, signal),
      placeholderData: keepPreviousData,
    }),
};

/** The decisions about a hold, as `mutationFn`. Afterwards invalidate `guardQueries.all(slug)` and the connectors. */
export const guardMutations = {
  release: (slug: string, holdId: string) => (input: ReleaseHold) =>
    sendJson<HoldDecision>("POST", `${base(slug)}/${holdId}/release`, input),

  reject: (slug: string, holdId: string) => () => sendJson<HoldDecision>("POST", `${base(slug)}/${holdId}/reject`, {}),

  resume: (slug: string, holdId: string) => () => sendJson<HoldDto>("POST", `${base(slug)}/${holdId}/resume`, {}),
};
