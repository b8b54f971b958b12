import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { AuditItem } from "@/lib/audit/schemas";
import { getJson } from "@/lib/http/api-client";
import type { ListUsersParams, UserDetail, UserListItem } from "@/lib/users/schemas";
import type { Page } from "@/lib/utils/page";

const base = (slug: string) => `/api/organizations/${encodeURIComponent(slug)}/users`;

/** The keys and readers of everything about users. */
export const userQueries = {
  all: (slug: string) => ["users", slug] as const,

  list: (slug: string, params: ListUsersParams) =>
    queryOptions({
      queryKey: [...userQueries.all(slug), "list", params] as const,
      queryFn: ({ signal }) => getJson<Page<UserListItem>>(base(slug), params, signal),
      placeholderData: keepPreviousData,
    }),

  detail: (slug: string, userId: string) =>
    queryOptions({
      queryKey: [...userQueries.all(slug), "detail", userId] as const,
      queryFn: ({ signal }) => getJson<UserDetail>(`${base(slug)}/${userId}`, {}, signal),
    }),

  history: (slug: string, userId: string) =>
    queryOptions({
      queryKey: [...userQueries.all(slug), "history", userId] as const,
      queryFn: ({ signal }) => getJson<readonly AuditItem[]>(`${base(slug)}/${userId}/history`, {}, signal),
    }),
};
