import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { AuditItem } from "@/lib/audit/schemas";
import { getJson, sendJson } from "@/lib/http/api-client";
import type {
  CreateUser,
  DeletedUser,
  EditUser,
  ListDeletedParams,
  ListUsersParams,
  UserDetail,
  UserListItem,
} from "@/lib/users/schemas";
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

  deleted: (slug: string, params: ListDeletedParams) =>
    queryOptions({
      queryKey: [...userQueries.all(slug), "deleted", params] as const,
      queryFn: ({ signal }) => getJson<Page<DeletedUser>>(`${base(slug)}/deleted`, params, signal),
      placeholderData: keepPreviousData,
    }),

  history: (slug: string, userId: string) =>
    queryOptions({
      queryKey: [...userQueries.all(slug), "history", userId] as const,
      queryFn: ({ signal }) => getJson<readonly AuditItem[]>(`${base(slug)}/${userId}/history`, {}, signal),
    }),
};

/** The writers of users, as `mutationFn`. Afterwards invalidate `userQueries.all(slug)`. */
export const userMutations = {
  create: (slug: string) => (input: CreateUser) => sendJson<UserDetail>("POST", base(slug), input),

  edit: (slug: string, userId: string) => (input: EditUser) =>
    sendJson<UserDetail>("PATCH", `${base(slug)}/${userId}`, input),

  remove: (slug: string) => (userId: string) => sendJson<void>("DELETE", `${base(slug)}/${userId}`),

  restore: (slug: string) => (userId: string) => sendJson<UserDetail>("POST", `${base(slug)}/${userId}/restore`, {}),
};
