"use client";

import { useQuery } from "@tanstack/react-query";
import type { ColumnDef } from "@tanstack/react-table";
import { UsersRound } from "lucide-react";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Time } from "@/components/ui/time";
import { userQueries } from "@/lib/users/queries";
import type { UserGroup } from "@/lib/users/schemas";
import { formatNumber } from "@/lib/utils/format";

const columns: readonly ColumnDef<UserGroup>[] = [
  {
    id: "name",
    header: "Name",
    meta: { card: "title" },
    cell: ({ row }) => <bdi className="font-medium">{row.original.displayName}</bdi>,
  },
  {
    id: "since",
    header: "In it since",
    meta: { card: "fact" },
    cell: ({ row }) => <Time at={row.original.addedAt} className="relative text-muted" />,
  },
];

export function UserGroups({ slug, userId }: { readonly slug: string; readonly userId: string }) {
  const { data: user } = useQuery(userQueries.detail(slug, userId));
  if (!user) return null;
  if (user.groups.length === 0) {
    return (
      <EmptyState icon={UsersRound} title={`${user.displayName ?? user.userName} is in no group.`}>
        Assign groups, not only people, to the app in Entra.
      </EmptyState>
    );
  }
  return (
    <div className="flex flex-col gap-3">
      <DataTable
        caption="Groups of this user"
        columns={columns}
        rows={user.groups}
        rowId={(group) => group.id}
        rowHref={(group) => `/o/${slug}/groups/${group.id}`}
      />
      {user.groupCount > user.groups.length && (
        <p className="text-muted text-xs">
          The first {user.groups.length} of {formatNumber(user.groupCount)}, by name.
        </p>
      )}
    </div>
  );
}
