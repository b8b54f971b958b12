import type { ColumnDef } from "@tanstack/react-table";
import { useTranslations } from "next-intl";
import { OriginTag } from "@/components/ui/origin-tag";
import { Time } from "@/components/ui/time";
import type { Format } from "@/components/ui/use-format";
import { originOf } from "@/components/users/origin-of";
import { RuleMark } from "@/components/users/rule-mark";
import { UserStatus } from "@/components/users/user-status";
import type { Translate } from "@/i18n/translate";
import type { UserListItem } from "@/lib/users/schemas";

export function userColumns(t: Translate<"users">, format: Format): readonly ColumnDef<UserListItem>[] {
  return [
    {
      id: "name",
      header: t("labels.name"),
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
      header: t("labels.status"),
      meta: { card: "status" },
      cell: ({ row: { original: user } }) => <UserStatus active={user.active} invited={user.invited} />,
    },
    {
      id: "accessRole",
      header: t("labels.accessRole"),
      cell: ({ row: { original: user } }) => (
        <span className="whitespace-nowrap">
          {user.accessRole ?? <Nothing />}
          <RuleMark rule={user.accessRoleRule} />
        </span>
      ),
    },
    {
      id: "userType",
      header: t("labels.userType"),
      cell: ({ row: { original: user } }) => (
        <span className="whitespace-nowrap">
          {user.userType === null ? <Nothing /> : <bdi>{user.userType}</bdi>}
          <RuleMark rule={user.userTypeRule} />
        </span>
      ),
    },
    { id: "login", header: t("labels.login"), meta: { from: "2xl" }, cell: ({ row }) => row.original.loginMethod },
    {
      id: "groups",
      header: t("labels.groups"),
      meta: { align: "right", from: "xl" },
      cell: ({ row }) => <span className="tabular">{format.number(row.original.groupCount)}</span>,
    },
    {
      id: "origin",
      header: t("labels.origin"),
      meta: { card: "fact" },
      cell: ({ row }) => (
        <span className="block sm:max-w-32 2xl:max-w-none">
          <OriginTag {...originOf(row.original.origin)} />
        </span>
      ),
    },
    {
      id: "lastSignIn",
      header: t("labels.lastSignIn"),
      meta: { card: "hidden" },
      cell: ({ row: { original: user } }) =>
        user.lastSignInAt === null ? <Nothing /> : <Time at={user.lastSignInAt} className="relative text-muted" />,
    },
    {
      id: "created",
      header: t("labels.created"),
      meta: { sort: "created", down: true, from: "2xl" },
      cell: ({ row }) => <Time at={row.original.createdAt} className="relative text-muted" />,
    },
    {
      id: "changed",
      header: t("labels.changed"),
      meta: { card: "fact", from: "2xl" },
      cell: ({ row }) => <Time at={row.original.updatedAt} className="relative text-muted" />,
    },
  ];
}

function Nothing() {
  const t = useTranslations("users");
  return (
    <span className="text-muted">
      <span aria-hidden>–</span>
      <span className="sr-only">{t("nothing")}</span>
    </span>
  );
}
