import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { getJson } from "@/lib/http/api-client";
import type { ListSignInsParams, SignInDetail, SignInItem } from "@/lib/sign-in-log/schemas";
import type { Page } from "@/lib/utils/page";

const base = (slug: string) => `/api/organizations/${encodeURIComponent(slug)}/sign-in-log`;

/** The keys and readers of the sign-in log. Pages that show it live add `refetchInterval`. */
export const signInLogQueries = {
  all: (slug: string) => ["sign-in-log", slug] as const,

  list: (slug: string, params: ListSignInsParams) =>
    queryOptions({
      queryKey: [...signInLogQueries.all(slug), "list", params] as const,
      queryFn: ({ signal }) => getJson<Page<SignInItem>>(base(slug), params, signal),
      placeholderData: keepPreviousData,
    }),

  detail: (slug: string, signInId: string) =>
    queryOptions({
      queryKey: [...signInLogQueries.all(slug), "detail", signInId] as const,
      queryFn: ({ signal }) => getJson<SignInDetail>(`${base(slug)}/${signInId}`, {}, signal),
    }),
};
