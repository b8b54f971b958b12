import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { AuditItem } from "@/lib/audit/schemas";
import type {
  CreateGroup,
  EditGroup,
  GroupDetail,
  GroupFilters,
  GroupListItem,
  GroupMemberItem,
  ListGroupsParams,
  ListMembersParams,
} from "@/lib/groups/schemas";
import { getJson, sendJson, withQuery } from "@/lib/http/api-client";
import type { Page } from "@/lib/utils/page";

const base = (slug: string) => `/api/organizations/${encodeURIComponent(slug)}/groups`;

/** The keys and readers of everything about groups. */
export const groupQueries = {
  all: (slug: string) => ["groups", slug] as const,

  list: (slug: string, params: ListGroupsParams) =>
    queryOptions({
      queryKey: [...groupQueries.all(slug), "list", params] as const,
      queryFn: ({ signal }) => getJson<Page<GroupListItem>>(base(slug), params, signal),
      placeholderData: keepPreviousData,
    }),

  detail: (slug: string, groupId: string) =>
    queryOptions({
      queryKey: [...groupQueries.all(slug), "detail", groupId] as const,
      queryFn: ({ signal }) => getJson<GroupDetail>(`${base(slug)}/${groupId}`, {}, signal),
    }),

  members: (slug: string, groupId: string, params: ListMembersParams) =>
    queryOptions({
      queryKey: [...groupQueries.all(slug), "members", groupId, params] as const,
      queryFn: ({ signal }) => getJson<Page<GroupMemberItem>>(`${base(slug)}/${groupId}/members`, params, signal),
      placeholderData: keepPreviousData,
    }),

  history: (slug: string, groupId: string) =>
    queryOptions({
      queryKey: [...groupQueries.all(slug), "history", groupId] as const,
      queryFn: ({ signal }) => getJson<readonly AuditItem[]>(`${base(slug)}/${groupId}/history`, {}, signal),
    }),
};

/** The writers of groups, as `mutationFn`. Afterwards invalidate `groupQueries.all(slug)`. */
export const groupMutations = {
  create: (slug: string) => (input: CreateGroup) => sendJson<GroupDetail>("POST", base(slug), input),

  edit: (slug: string, groupId: string) => (input: EditGroup) =>
    sendJson<GroupDetail>("PATCH", `${base(slug)}/${groupId}`, input),

  remove: (slug: string) => (groupId: string) => sendJson<void>("DELETE", `${base(slug)}/${groupId}`),
};

/** Where the list that these filters choose is downloaded. */
export function groupsExportUrl(slug: string, filters: GroupFilters): string {
  return withQuery(`${base(slug)}/export`, filters);
}
