import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { AuditChoices, AuditDetail, AuditListItem, EntryFilters, ListEntriesParams } from "@/lib/audit/schemas";
import { getJson, withQuery } from "@/lib/http/api-client";
import type { Page } from "@/lib/utils/page";

const base = (slug: string) => `/api/organizations/${encodeURIComponent(slug)}/audit-log`;

/** The keys and readers of the audit log. Pages that show it live add `refetchInterval`. */
export const auditQueries = {
  all: (slug: string) => ["audit-log", slug] as const,

  list: (slug: string, params: ListEntriesParams) =>
    queryOptions({
      queryKey: [...auditQueries.all(slug), "list", params] as const,
      queryFn: ({ signal }) => getJson<Page<AuditListItem>>(base(slug), params, signal),
      placeholderData: keepPreviousData,
    }),

  detail: (slug: string, entryId: string) =>
    queryOptions({
      queryKey: [...auditQueries.all(slug), "detail", entryId] as const,
      queryFn: ({ signal }) => getJson<AuditDetail>(`${base(slug)}/${entryId}`, {}, signal),
    }),

  choices: (slug: string) =>
    queryOptions({
      queryKey: [...auditQueries.all(slug), "choices"] as const,
      queryFn: ({ signal }) => getJson<AuditChoices>(`${base(slug)}/choices`, {}, signal),
    }),
};

/** Where the browser downloads what the filters choose. */
export function auditExportUrl(slug: string, filters: EntryFilters): string {
  return withQuery(`${base(slug)}/export`, filters);
}
