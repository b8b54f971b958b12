"use client";

import { useQuery } from "@tanstack/react-query";
import type { ColumnDef } from "@tanstack/react-table";
import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
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
import { type Format, useFormat } from "@/components/ui/use-format";
import { useUrlParams } from "@/components/ui/use-url-params";
import { originOf } from "@/components/users/origin-of";
import { RestoreUser } from "@/components/users/restore-user";
import type { Translate } from "@/i18n/translate";
import { userQueries } from "@/lib/users/queries";
import { type DeletedUser, ListDeletedParams } from "@/lib/users/schemas";
import { parseUrlParams } from "@/lib/utils/url-params";

function deletedColumns(t: Translate<"users">, format: Format, slug: string): readonly ColumnDef<DeletedUser>[] {
  return [
    {
      id: "name",
      header: t("labels.name"),
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
      header: t("deleted.deleted"),
      meta: { card: "fact" },
      cell: ({ row }) => <Time at={row.original.deletedAt} className="text-muted" />,
    },
    {
      id: "deletedBy",
      header: t("deleted.deletedBy"),
      meta: { card: "fact" },
      cell: ({ row }) => (
        <span className="block truncate sm:max-w-44">
          {t.rich("deleted.by", {
            user: row.original.deletedBy,
            label: (words) => <span className="sm:hidden">{words}</span>,
            name: (words) => <bdi>{words}</bdi>,
          })}
        </span>
      ),
    },
    {
      id: "until",
      header: t("deleted.restorable"),
      meta: { card: "wide" },
      cell: ({ row }) => (
        <span className="max-sm:text-muted max-sm:text-xs">
          {t.rich("deleted.restorableUntil", {
            date: format.date(row.original.purgeAt),
            label: (words) => <span className="sm:hidden">{words}</span>,
          })}
          <span className="block text-muted text-xs max-sm:hidden">
            <Time at={row.original.purgeAt} />
          </span>
        </span>
      ),
    },
    {
      id: "origin",
      header: t("labels.origin"),
      cell: ({ row }) => <OriginTag {...originOf(row.original.origin)} />,
    },
    {
      id: "actions",
      header: () => <span className="sr-only">{t("labels.actions")}</span>,
      meta: { card: "status", align: "right" },
      cell: ({ row }) => <RestoreUser slug={slug} user={row.original} />,
    },
  ];
}

const firstPage = { after: undefined, before: undefined };

export function DeletedUsersList({ slug }: { readonly slug: string }) {
  const t = useTranslations("users");
  const common = useTranslations("common");
  const format = useFormat();
  const url = useUrlParams();
  const params = parseUrlParams(ListDeletedParams, url.params.entries());
  const query = useQuery(userQueries.deleted(slug, params));
  const { data, isPlaceholderData } = query;
  // A new cell function would be a new component, and lose what its button is doing.
  const columns = useMemo(() => deletedColumns(t, format, slug), [t, format, slug]);
  if (!data) return <Unread query={query} />;
  if (data.total.count === 0 && !params.q) {
    return (
      <EmptyState icon={Trash2} title={t("deleted.empty.title")}>
        {t("deleted.empty.text")}
      </EmptyState>
    );
  }
  return (
    <div className="flex flex-col gap-4">
      <SearchField
        label={t("deleted.search")}
        placeholder={t("deleted.searchHint")}
        value={params.q ?? ""}
        onChange={(q) => url.replace({ q, ...firstPage })}
      />
      {data.items.length === 0 ? (
        <EmptyState
          icon={Trash2}
          title={t("list.noMatch", { query: params.q ?? "" })}
          action={<Button onClick={() => url.push({ q: undefined, ...firstPage })}>{common("clearFilters")}</Button>}
        />
      ) : (
        <DataTable
          caption={t("deleted.title")}
          columns={columns}
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
