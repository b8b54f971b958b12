import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { AuditItem } from "@/lib/audit/schemas";
import { getJson, sendJson, withQuery } from "@/lib/http/api-client";
import type {
  BulkOutcome,
  BulkUpdateUsers,
  CreateUser,
  DeletedUser,
  EditUser,
  ListDeletedParams,
  ListUsersParams,
  UserDetail,
  UserFilters,
  UserIds,
  UserIdsParams,
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

  /** Also invalidate groups and folders, which people may come and go from. */
  bulk: (slug: string) => (input: BulkUpdateUsers) => sendJson<BulkOutcome>("POST", `${base(slug)}/bulk`, input),

  restore: (slug: string) => (userId: string) => sendJson<UserDetail>("POST", `${base(slug)}/${userId}/restore`, {}),
};

/** A part of the ids of everybody whom filters choose. */
export function readUserIds(slug: string, params: UserIdsParams): Promise<UserIds> {
  return getJson<UserIds>(`${base(slug)}/ids`, params);
}

/** Where the list that these filters choose is downloaded. */
export function usersExportUrl(slug: string, filters: UserFilters): string {
  return withQuery(`${base(slug)}/export`, filters);
}
