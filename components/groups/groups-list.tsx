"use client";

import { useQuery } from "@tanstack/react-query";
import type { ColumnDef } from "@tanstack/react-table";
import { UsersRound } from "lucide-react";
import Link from "next/link";
import { listRange } from "@/components/layout/list-range";
import { useMay } from "@/components/layout/viewer-provider";
import { Button } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { OriginTag } from "@/components/ui/origin-tag";
import { Pagination } from "@/components/ui/pagination";
import { SearchField } from "@/components/ui/search-field";
import { ListSkeleton } from "@/components/ui/skeleton";
import { Time } from "@/components/ui/time";
import { useUrlParams } from "@/components/ui/use-url-params";
import { originOf } from "@/components/users/origin-of";
import { groupQueries } from "@/lib/groups/queries";
import { type GroupListItem, ListGroupsParams } from "@/lib/groups/schemas";
import { countOf, formatNumber } from "@/lib/utils/format";
import { parseUrlParams } from "@/lib/utils/url-params";

const columns: readonly ColumnDef<GroupListItem>[] = [
  {
    id: "name",
    header: "Name",
    meta: { card: "title" },
    cell: ({ row }) => <bdi className="block truncate font-medium sm:max-w-96">{row.original.displayName}</bdi>,
  },
  {
    id: "members",
    header: "Members",
    meta: { card: "status", align: "right" },
    cell: ({ row: { original: group } }) => (
      <span className="tabular">
        <span className="max-sm:hidden">{formatNumber(group.memberCount)}</span>
        <span className="text-muted text-xs sm:hidden">{countOf(group.memberCount, "member")}</span>
      </span>
    ),
  },
  {
    id: "origin",
    header: "Origin",
    meta: { card: "fact" },
    cell: ({ row }) => <OriginTag {...originOf(row.original.origin)} />,
  },
  {
    id: "externalId",
    header: "External id",
    cell: ({ row }) => <span className="font-mono text-mono text-muted">{row.original.externalId ?? "–"}</span>,
  },
  {
    id: "changed",
    header: "Changed",
    meta: { card: "fact" },
    cell: ({ row }) => <Time at={row.original.updatedAt} className="relative text-muted" />,
  },
];

const firstPage = { after: undefined, before: undefined };

export function GroupsList({ slug }: { readonly slug: string }) {
  const url = useUrlParams();
  const params = parseUrlParams(ListGroupsParams, url.params.entries());
  const { data, error, isPlaceholderData, refetch } = useQuery(groupQueries.list(slug, params));
  if (error && !data) {
    return <ErrorState title={error.message} action={<Button onClick={() => void refetch()}>Try again</Button>} />;
  }
  if (!data) return <ListSkeleton />;
  if (data.total.count === 0 && !params.q) return <NoGroups slug={slug} />;
  return (
    <div className="flex flex-col gap-4">
      <SearchField
        label="Search groups"
        placeholder="Search name or external id"
        value={params.q ?? ""}
        onChange={(q) => url.replace({ q, ...firstPage })}
      />
      {data.items.length === 0 ? (
        <EmptyState
          icon={UsersRound}
          title={`No group matches “${params.q}”.`}
          action={<Button onClick={() => url.push({ q: undefined, ...firstPage })}>Clear filters</Button>}
        />
      ) : (
        <DataTable
          caption="Groups"
          columns={columns}
          rows={data.items}
          rowId={(group) => group.id}
          rowHref={(group) => `/o/${slug}/groups/${group.id}`}
          dimmed={isPlaceholderData}
        />
      )}
      <Pagination
        previous={data.previous}
        next={data.next}
        summary={listRange(data, "group")}
        onChange={(position) => url.push({ ...firstPage, ...position })}
      />
    </div>
  );
}

function NoGroups({ slug }: { readonly slug: string }) {
  const mayConnect = useMay("connector:read");
  return (
    <EmptyState
      icon={UsersRound}
      title="No groups yet."
      action={
        mayConnect && (
          <Button variant="primary" asChild>
            <Link href={`/o/${slug}/integrations`}>Open Integrations</Link>
          </Button>
        )
      }
    >
      Assign groups, not only people, to the app in Entra, and keep the groups mapping enabled.
    </EmptyState>
  );
}
