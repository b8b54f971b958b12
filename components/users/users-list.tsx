"use client";

import { useQuery } from "@tanstack/react-query";
import { User } from "lucide-react";
import Link from "next/link";
import { listRange } from "@/components/layout/list-range";
import { useMay } from "@/components/layout/viewer-provider";
import { Button } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Pagination } from "@/components/ui/pagination";
import { SearchField } from "@/components/ui/search-field";
import { Select } from "@/components/ui/select";
import { ListSkeleton } from "@/components/ui/skeleton";
import { useUrlParams } from "@/components/ui/use-url-params";
import { userColumns } from "@/components/users/user-columns";
import { userQueries } from "@/lib/users/queries";
import { ListUsersParams } from "@/lib/users/schemas";
import { parseUrlParams } from "@/lib/utils/url-params";

const statusOptions = [
  { value: "all", label: "Any status" },
  { value: "active", label: "Active" },
  { value: "inactive", label: "Inactive" },
] as const;

const firstPage = { after: undefined, before: undefined };
const noFilters = { q: undefined, status: undefined, ...firstPage };

export function UsersList({ slug }: { readonly slug: string }) {
  const url = useUrlParams();
  const params = parseUrlParams(ListUsersParams, url.params.entries());
  const { data, error, isPlaceholderData, refetch } = useQuery(userQueries.list(slug, params));
  const filtered = Boolean(params.q || params.status);
  if (error && !data) {
    return <ErrorState title={error.message} action={<Button onClick={() => void refetch()}>Try again</Button>} />;
  }
  if (!data) return <ListSkeleton />;
  if (data.total.count === 0 && !filtered) return <NoUsers slug={slug} />;
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-2">
        <SearchField
          label="Search users"
          placeholder="Search name, e-mail, object id"
          value={params.q ?? ""}
          onChange={(q) => url.replace({ q, ...firstPage })}
        />
        <Select
          label="Status"
          value={params.status ?? "all"}
          options={statusOptions}
          onChange={(status) => url.push({ status: status === "all" ? undefined : status, ...firstPage })}
          className="max-sm:w-full"
        />
      </div>
      {data.items.length === 0 ? (
        <EmptyState
          icon={User}
          title={`Nobody matches ${describeFilters(params)}.`}
          action={<Button onClick={() => url.push(noFilters)}>Clear filters</Button>}
        />
      ) : (
        <DataTable
          caption="Users"
          columns={userColumns}
          rows={data.items}
          rowId={(user) => user.id}
          rowHref={(user) => `/o/${slug}/users/${user.id}`}
          dimmed={isPlaceholderData}
        />
      )}
      <Pagination
        previous={data.previous}
        next={data.next}
        summary={listRange(data, "user")}
        onChange={(position) => url.push({ ...firstPage, ...position })}
      />
    </div>
  );
}

function describeFilters(params: ListUsersParams): string {
  const parts = [params.q && `“${params.q}”`, params.status && `status ${params.status}`];
  return parts.filter(Boolean).join(" and ");
}

function NoUsers({ slug }: { readonly slug: string }) {
  const mayConnect = useMay("connector:read");
  return (
    <EmptyState
      icon={User}
      title="No users yet."
      action={
        mayConnect && (
          <Button variant="primary" asChild>
            <Link href={`/o/${slug}/integrations`}>Open Integrations</Link>
          </Button>
        )
      }
    >
      They arrive from Entra once provisioning is on.
    </EmptyState>
  );
}
