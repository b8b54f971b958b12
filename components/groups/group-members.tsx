"use client";

import { useQuery } from "@tanstack/react-query";
import type { ColumnDef } from "@tanstack/react-table";
import { Lock, User } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { NestedGroups } from "@/components/groups/nested-groups";
import { RemoveMember } from "@/components/groups/remove-member";
import { ListRange } from "@/components/layout/list-range";
import { Unread } from "@/components/layout/unread";
import { useMay } from "@/components/layout/viewer-provider";
import { Button } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/pagination";
import { SearchField } from "@/components/ui/search-field";
import { Time } from "@/components/ui/time";
import { useUrlParams } from "@/components/ui/use-url-params";
import { UserStatus } from "@/components/users/user-status";
import type { Translate } from "@/i18n/translate";
import { groupQueries } from "@/lib/groups/queries";
import { type GroupMemberItem, ListMembersParams } from "@/lib/groups/schemas";
import { parseUrlParams } from "@/lib/utils/url-params";

interface GroupProps {
  readonly slug: string;
  readonly groupId: string;
}

export function GroupMembers({ slug, groupId }: GroupProps) {
  const t = useTranslations("groups.members");
  const { data: group } = useQuery(groupQueries.detail(slug, groupId));
  const mayWrite = useMay("group:update");
  if (!group) return null;
  const owned = group.origin.kind === "connector";
  return (
    <section className="flex flex-col gap-4">
      <h2 className="sr-only">{t("title")}</h2>
      <NestedGroups slug={slug} groupId={groupId} />
      {owned && (
        <p className="flex gap-2 text-muted">
          <Lock aria-hidden className="mt-0.5 size-4 shrink-0" />
          {t("owned")}
        </p>
      )}
      {!owned && !mayWrite && <p className="text-muted">{t("adminOnly")}</p>}
      <MemberList slug={slug} groupId={groupId} editable={mayWrite && !owned} />
    </section>
  );
}

function memberColumns(t: Translate<"groups">): readonly ColumnDef<GroupMemberItem>[] {
  return [
    {
      id: "name",
      header: t("columns.name"),
      meta: { card: "title" },
      cell: ({ row: { original: member } }) => (
        <>
          <bdi className="block truncate font-medium sm:max-w-96">{member.displayName ?? member.userName}</bdi>
          <bdi className="block truncate text-muted text-xs sm:max-w-96">{member.userName}</bdi>
        </>
      ),
    },
    {
      id: "status",
      header: t("columns.status"),
      meta: { card: "status" },
      cell: ({ row }) => <UserStatus active={row.original.active} />,
    },
    {
      id: "added",
      header: t("columns.added"),
      meta: { card: "fact" },
      cell: ({ row }) => <Time at={row.original.addedAt} className="relative text-muted" />,
    },
  ];
}

function actions(t: Translate<"groups">, slug: string, groupId: string): ColumnDef<GroupMemberItem> {
  return {
    id: "actions",
    header: () => <span className="sr-only">{t("columns.actions")}</span>,
    meta: { card: "wide", align: "right" },
    cell: ({ row }) => <RemoveMember slug={slug} groupId={groupId} member={row.original} />,
  };
}

const firstPage = { after: undefined, before: undefined };

function MemberList({ slug, groupId, editable }: GroupProps & { readonly editable: boolean }) {
  const t = useTranslations("groups");
  const common = useTranslations("common");
  const url = useUrlParams();
  const params = parseUrlParams(ListMembersParams, url.params.entries());
  const query = useQuery(groupQueries.members(slug, groupId, params));
  const { data, isPlaceholderData } = query;
  // A new cell function would be a new component, and lose what its button is doing.
  const shown = useMemo(
    () => [...memberColumns(t), ...(editable ? [actions(t, slug, groupId)] : [])],
    [t, editable, slug, groupId],
  );
  if (!data) return <Unread query={query} rows={4} />;
  if (data.total.count === 0 && !params.q) {
    return (
      <EmptyState icon={User} title={t("members.emptyTitle")}>
        {editable && t("members.emptyText")}
      </EmptyState>
    );
  }
  return (
    <>
      <SearchField
        label={t("members.search")}
        placeholder={t("members.searchHint")}
        value={params.q ?? ""}
        onChange={(q) => url.replace({ q, ...firstPage })}
      />
      {data.items.length === 0 ? (
        <EmptyState
          icon={User}
          title={t("members.noMatch", { query: params.q ?? "" })}
          action={<Button onClick={() => url.push({ q: undefined, ...firstPage })}>{common("clearFilters")}</Button>}
        />
      ) : (
        <DataTable
          caption={t("members.title")}
          columns={shown}
          rows={data.items}
          rowId={(member) => member.userId}
          rowHref={(member) => `/o/${slug}/users/${member.userId}`}
          dimmed={isPlaceholderData}
        />
      )}
      <Pagination
        previous={data.previous}
        next={data.next}
        summary={<ListRange page={data} of="member" />}
        onChange={(position) => url.push({ ...firstPage, ...position })}
      />
    </>
  );
}
