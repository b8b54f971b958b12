"use client";

import { useQuery } from "@tanstack/react-query";
import type { ColumnDef } from "@tanstack/react-table";
import { UsersRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Time } from "@/components/ui/time";
import type { Translate } from "@/i18n/translate";
import { userQueries } from "@/lib/users/queries";
import type { UserGroup } from "@/lib/users/schemas";

function groupColumns(t: Translate<"users">): readonly ColumnDef<UserGroup>[] {
  return [
    {
      id: "name",
      header: t("labels.name"),
      meta: { card: "title" },
      cell: ({ row }) => <bdi className="font-medium">{row.original.displayName}</bdi>,
    },
    {
      id: "since",
      header: t("groups.since"),
      meta: { card: "fact" },
      cell: ({ row }) => <Time at={row.original.addedAt} className="relative text-muted" />,
    },
  ];
}

export function UserGroups({ slug, userId }: { readonly slug: string; readonly userId: string }) {
  const t = useTranslations("users");
  const columns = useMemo(() => groupColumns(t), [t]);
  const { data: user } = useQuery(userQueries.detail(slug, userId));
  if (!user) return null;
  if (user.groups.length === 0) {
    return (
      <EmptyState icon={UsersRound} title={t("groups.empty.title", { name: user.displayName ?? user.userName })}>
        {t("groups.empty.text")}
      </EmptyState>
    );
  }
  return (
    <div className="flex flex-col gap-3">
      <DataTable
        caption={t("groups.caption")}
        columns={columns}
        rows={user.groups}
        rowId={(group) => group.id}
        rowHref={(group) => `/o/${slug}/groups/${group.id}`}
      />
      {user.groupCount > user.groups.length && (
        <p className="text-muted text-xs">{t("groups.first", { shown: user.groups.length, count: user.groupCount })}</p>
      )}
    </div>
  );
}
