"use client";

import { useQuery } from "@tanstack/react-query";
import type { ColumnDef } from "@tanstack/react-table";
import { Trash2 } from "lucide-react";
import { useMemo } from "react";
import { ListRange } from "@/components/layout/list-range";
import { Unread } from "@/components/layout/unread";
import { Button } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { OriginTag } from "@/components/ui/origin-tag";
import { Pagination } from "@/components/ui/pagination";
import { SearchField } from "@/components/ui/search-field";
import { Time } from "@/components/ui/time";
import { useUrlParams } from "@/components/ui/use-url-params";
import { originOf } from "@/components/users/origin-of";
import { RestoreUser } from "@/components/users/restore-user";
import { userQueries } from "@/lib/users/queries";
import { type DeletedUser, ListDeletedParams } from "@/lib/users/schemas";
import { shortDate } from "@/lib/utils/time";
import { parseUrlParams } from "@/lib/utils/url-params";

const columns: readonly ColumnDef<DeletedUser>[] = [
  {
    id: "name",
    header: "Name",
    meta: { card: "title" },
    cell: ({ row: { original: user } }) => (
      <>
        <bdi className="block truncate font-medium sm:max-w-56 2xl:max-w-96">{user.label}</bdi>
        <bdi className="block truncate text-muted text-xs sm:max-w-56 2xl:max-w-96">{user.userName}</bdi>
      </>
    ),
  },
  {
    id: "deleted",
    header: "Deleted",
    meta: { card: "fact" },
    cell: ({ row }) => <Time at={row.original.deletedAt} className="text-muted" />,
  },
  {
    id: "deletedBy",
    header: "Deleted by",
    meta: { card: "fact" },
    cell: ({ row }) => (
      <span className="block truncate sm:max-w-44">
        <span className="sm:hidden">by </span>
        <bdi>{row.original.deletedBy}</bdi>
      </span>
    ),
  },
  {
    id: "until",
    header: "Restorable until",
    meta: { card: "wide" },
    cell: ({ row }) => (
      <span className="max-sm:text-muted max-sm:text-xs">
        <span className="sm:hidden">Restorable until </span>
        {shortDate(row.original.purgeAt)}
        <span className="block text-muted text-xs max-sm:hidden">
          <Time at={row.original.purgeAt} />
        </span>
      </span>
    ),
  },
  {
    id: "origin",
    header: "Origin",
    cell: ({ row }) => <OriginTag {...originOf(row.original.origin)} />,
  },
];

const firstPage = { after: undefined, before: undefined };

export function DeletedUsersList({ slug }: { readonly slug: string }) {
  const url = useUrlParams();
  const params = parseUrlParams(ListDeletedParams, url.params.entries());
  const query = useQuery(userQueries.deleted(slug, params));
  const { data, isPlaceholderData } = query;
  // A new cell function would be a new component, and lose what its button is doing.
  const shown = useMemo(() => [...columns, restoreColumn(slug)], [slug]);
  if (!data) return <Unread query={query} />;
  if (data.total.count === 0 && !params.q) {
    return (
      <EmptyState icon={Trash2} title="Nobody was deleted in the last 30 days.">
        Who is deleted here, or by a connector that keeps them, waits on this page.
      </EmptyState>
    );
  }
  return (
    <div className="flex flex-col gap-4">
      <SearchField
        label="Search deleted users"
        placeholder="Search name or user name"
        value={params.q ?? ""}
        onChange={(q) => url.replace({ q, ...firstPage })}
      />
      {data.items.length === 0 ? (
        <EmptyState
          icon={Trash2}
          title={`Nobody matches “${params.q}”.`}
          action={<Button onClick={() => url.push({ q: undefined, ...firstPage })}>Clear filters</Button>}
        />
      ) : (
        <DataTable
          caption="Deleted users"
          columns={shown}
          rows={data.items}
          rowId={(user) => user.id}
          dimmed={isPlaceholderData}
        />
      )}
      <Pagination
        previous={data.previous}
        next={data.next}
        summary={<ListRange page={data} of="deletedUser" />}
        onChange={(position) => url.push({ ...firstPage, ...position })}
      />
    </div>
  );
}

function restoreColumn(slug: string): ColumnDef<DeletedUser> {
  return {
    id: "actions",
    header: () => <span className="sr-only">Actions</span>,
    meta: { card: "status", align: "right" },
    cell: ({ row }) => <RestoreUser slug={slug} user={row.original} />,
  };
}
