import type { ColumnDef } from "@tanstack/react-table";
import { OriginTag } from "@/components/ui/origin-tag";
import { Time } from "@/components/ui/time";
import { originOf } from "@/components/users/origin-of";
import { UserStatus } from "@/components/users/user-status";
import type { UserListItem } from "@/lib/users/schemas";
import { formatNumber } from "@/lib/utils/format";

export const userColumns: readonly ColumnDef<UserListItem>[] = [
  {
    id: "name",
    header: "Name",
    meta: { card: "title" },
    cell: ({ row: { original: user } }) => (
      <>
        <bdi className="block truncate font-medium sm:max-w-56 2xl:max-w-96">{user.displayName ?? user.userName}</bdi>
        <bdi className="block truncate text-muted text-xs sm:max-w-56 2xl:max-w-96">{user.userName}</bdi>
      </>
    ),
  },
  {
    id: "status",
    header: "Status",
    meta: { card: "status" },
    cell: ({ row: { original: user } }) => <UserStatus active={user.active} />,
  },
  { id: "accessRole", header: "Access role", cell: ({ row }) => row.original.accessRole ?? <Nothing /> },
  { id: "userType", header: "User type", cell: ({ row }) => row.original.userType ?? <Nothing /> },
  {
    id: "groups",
    header: "Groups",
    meta: { align: "right" },
    cell: ({ row }) => <span className="tabular">{formatNumber(row.original.groupCount)}</span>,
  },
  {
    id: "origin",
    header: "Origin",
    meta: { card: "fact" },
    cell: ({ row }) => (
      <span className="block sm:max-w-36 2xl:max-w-none">
        <OriginTag {...originOf(row.original.origin)} />
      </span>
    ),
  },
  {
    id: "changed",
    header: "Changed",
    meta: { card: "fact" },
    cell: ({ row }) => <Time at={row.original.updatedAt} className="relative text-muted" />,
  },
];

function Nothing() {
  return (
    <span className="text-muted">
      <span aria-hidden>–</span>
      <span className="sr-only">None</span>
    </span>
  );
}
