"use client";

import { useQuery } from "@tanstack/react-query";
import { UsersRound } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { groupColumns } from "@/components/groups/group-columns";
import { GroupFilterBar } from "@/components/groups/group-filter-bar";
import { ListRange } from "@/components/layout/list-range";
import { Unread } from "@/components/layout/unread";
import { useMay } from "@/components/layout/viewer-provider";
import { Button } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { ExportLink } from "@/components/ui/export-link";
import { Pagination } from "@/components/ui/pagination";
import { useFormat } from "@/components/ui/use-format";
import { useUrlParams } from "@/components/ui/use-url-params";
import { groupQueries, groupsExportUrl } from "@/lib/groups/queries";
import { ListGroupsParams } from "@/lib/groups/schemas";
import { parseUrlParams } from "@/lib/utils/url-params";

const firstPage = { after: undefined, before: undefined };

export function GroupsList({ slug }: { readonly slug: string }) {
  const t = useTranslations("groups");
  const common = useTranslations("common");
  const format = useFormat();
  const columns = useMemo(() => groupColumns(t, format), [t, format]);
  const url = useUrlParams();
  const params = parseUrlParams(ListGroupsParams, url.params.entries());
  const { sort = "name", after, before, ...filters } = params;
  const query = useQuery(groupQueries.list(slug, params));
  const { data, isPlaceholderData } = query;
  const names = Object.keys(filters);
  if (!data) return <Unread query={query} />;
  if (data.total.count === 0 && names.length === 0) return <NoGroups slug={slug} />;
  const change = (changes: Readonly<Record<string, string | undefined>>) => url.push({ ...changes, ...firstPage });
  const order = { value: sort, onChange: (next: string) => change({ sort: next }) };
  const clear = () => change(Object.fromEntries(names.map((name) => [name, undefined])));
  return (
    <div className="flex flex-col gap-4">
      <GroupFilterBar
        filters={filters}
        onChange={change}
        onSearch={(q) => url.replace({ q, ...firstPage })}
        sort={order}
      >
        <ExportLink href={groupsExportUrl(slug, filters)} />
      </GroupFilterBar>
      {data.items.length === 0 ? (
        <EmptyState
          icon={UsersRound}
          title={
            filters.q
              ? t(names.length > 1 ? "noMatch.queryAndFilters" : "noMatch.query", { query: filters.q })
              : t("noMatch.filters")
          }
          action={<Button onClick={clear}>{common("clearFilters")}</Button>}
        />
      ) : (
        <DataTable
          caption={t("caption")}
          columns={columns}
          rows={data.items}
          rowId={(group) => group.id}
          rowHref={(group) => `/o/${slug}/groups/${group.id}`}
          dimmed={isPlaceholderData}
          sort={order}
        />
      )}
      <Pagination
        previous={data.previous}
        next={data.next}
        summary={<ListRange page={data} of="group" />}
        onChange={(position) => url.push({ ...firstPage, ...position })}
      />
    </div>
  );
}

function NoGroups({ slug }: { readonly slug: string }) {
  const t = useTranslations("groups.empty");
  const mayConnect = useMay("connector:read");
  return (
    <EmptyState
      icon={UsersRound}
      title={t("title")}
      action={
        mayConnect && (
          <Button variant="primary" asChild>
            <Link href={`/o/${slug}/integrations`}>{t("open")}</Link>
          </Button>
        )
      }
    >
      {t("text")}
    </EmptyState>
  );
}
