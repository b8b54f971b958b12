import type { ColumnDef } from "@tanstack/react-table";
import { OriginTag } from "@/components/ui/origin-tag";
import { Time } from "@/components/ui/time";
import { originOf } from "@/components/users/origin-of";
import { RuleMark } from "@/components/users/rule-mark";
import { UserStatus } from "@/components/users/user-status";
import type { UserListItem } from "@/lib/users/schemas";
import { formatNumber } from "@/lib/utils/format";

export const userColumns: readonly ColumnDef<UserListItem>[] = [
  {
    id: "name",
    header: "Name",
    meta: { card: "title", sort: "name" },
    cell: ({ row: { original: user } }) => (
      <>
        <bdi className="block truncate font-medium sm:max-w-48 2xl:max-w-96">{user.displayName ?? user.userName}</bdi>
        <bdi className="block truncate text-muted text-xs sm:max-w-48 2xl:max-w-96">{user.userName}</bdi>
      </>
    ),
  },
  {
    id: "status",
    header: "Status",
    meta: { card: "status" },
    cell: ({ row: { original: user } }) => <UserStatus active={user.active} invited={user.invited} />,
  },
  {
    id: "accessRole",
    header: "Access role",
    cell: ({ row: { original: user } }) => (
      <span className="whitespace-nowrap">
        {user.accessRole ?? <Nothing />}
        <RuleMark rule={user.accessRoleRule} />
      </span>
    ),
  },
  {
    id: "userType",
    header: "User type",
    cell: ({ row: { original: user } }) => (
      <span className="whitespace-nowrap">
        {user.userType === null ? <Nothing /> : <bdi>{user.userType}</bdi>}
        <RuleMark rule={user.userTypeRule} />
      </span>
    ),
  },
  { id: "login", header: "Login", meta: { from: "2xl" }, cell: ({ row }) => row.original.loginMethod },
  {
    id: "groups",
    header: "Groups",
    meta: { align: "right", from: "xl" },
    cell: ({ row }) => <span className="tabular">{formatNumber(row.original.groupCount)}</span>,
  },
  {
    id: "origin",
    header: "Origin",
    meta: { card: "fact" },
    cell: ({ row }) => (
      <span className="block sm:max-w-32 2xl:max-w-none">
        <OriginTag {...originOf(row.original.origin)} />
      </span>
    ),
  },
  {
    id: "lastSignIn",
    header: "Last sign-in",
    meta: { card: "hidden" },
    cell: ({ row: { original: user } }) =>
      user.lastSignInAt === null ? <Nothing /> : <Time at={user.lastSignInAt} className="relative text-muted" />,
  },
  {
    id: "created",
    header: "Created",
    meta: { sort: "created", down: true, from: "2xl" },
    cell: ({ row }) => <Time at={row.original.createdAt} className="relative text-muted" />,
  },
  {
    id: "changed",
    header: "Changed",
    meta: { card: "fact", from: "2xl" },
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
