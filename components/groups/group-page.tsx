"use client";

import { useQuery } from "@tanstack/react-query";
import type { ColumnDef } from "@tanstack/react-table";
import { Lock, User } from "lucide-react";
import { useMemo } from "react";
import { GroupActions } from "@/components/groups/group-actions";
import { GroupGives } from "@/components/groups/group-gives";
import { RemoveMember } from "@/components/groups/remove-member";
import { listRange } from "@/components/layout/list-range";
import { liveMs } from "@/components/layout/live";
import { PageHeader } from "@/components/layout/page-header";
import { Unread } from "@/components/layout/unread";
import { useMay } from "@/components/layout/viewer-provider";
import { Button } from "@/components/ui/button";
import { CopyField } from "@/components/ui/copy-field";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/pagination";
import { SearchField } from "@/components/ui/search-field";
import { Time } from "@/components/ui/time";
import { useUrlParams } from "@/components/ui/use-url-params";
import { UserStatus } from "@/components/users/user-status";
import { groupQueries } from "@/lib/groups/queries";
import { type GroupMemberItem, ListMembersParams } from "@/lib/groups/schemas";
import { countOf } from "@/lib/utils/format";
import { parseUrlParams } from "@/lib/utils/url-params";

interface GroupProps {
  readonly slug: string;
  readonly groupId: string;
}

export function GroupPage({ slug, groupId }: GroupProps) {
  const query = useQuery({ ...groupQueries.detail(slug, groupId), refetchInterval: 2 * liveMs });
  const group = query.data;
  const mayWrite = useMay("group:update");
  if (!group) return <Unread query={query} />;
  const owned = group.origin.kind === "connector";
  const editable = mayWrite && !owned;
  return (
    <>
      <PageHeader
        title={group.displayName}
        crumbs={[{ label: "Groups", href: `/o/${slug}/groups` }]}
        lead={
          <p>
            {countOf(group.memberCount, "member")}. {owned ? `Provisioned by ${group.origin.name}` : "Created by hand"},
            last changed <Time at={group.updatedAt} />.
          </p>
        }
        actions={editable && <GroupActions slug={slug} group={group} />}
      />
      {group.externalId && <CopyField label="External id" value={group.externalId} />}
      <GroupGives slug={slug} group={group} />
      <section className="flex flex-col gap-4">
        <div>
          <h2 className="font-semibold text-xl">Members</h2>
          {owned && (
            <p className="mt-1 flex gap-2 text-muted">
              <Lock aria-hidden className="mt-0.5 size-4 shrink-0" />
              Entra owns this membership. Change it there; it arrives with the next cycle.
            </p>
          )}
          {!owned && !mayWrite && <p className="mt-1 text-muted">Admin can change this</p>}
        </div>
        <Members slug={slug} groupId={groupId} editable={editable} />
      </section>
    </>
  );
}

const columns: readonly ColumnDef<GroupMemberItem>[] = [
  {
    id: "name",
    header: "Name",
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
    header: "Status",
    meta: { card: "status" },
    cell: ({ row }) => <UserStatus active={row.original.active} />,
  },
  {
    id: "added",
    header: "Added",
    meta: { card: "fact" },
    cell: ({ row }) => <Time at={row.original.addedAt} className="relative text-muted" />,
  },
];

function actions(slug: string, groupId: string): ColumnDef<GroupMemberItem> {
  return {
    id: "actions",
    header: () => <span className="sr-only">Actions</span>,
    meta: { card: "wide", align: "right" },
    cell: ({ row }) => <RemoveMember slug={slug} groupId={groupId} member={row.original} />,
  };
}

const firstPage = { after: undefined, before: undefined };

function Members({ slug, groupId, editable }: GroupProps & { readonly editable: boolean }) {
  const url = useUrlParams();
  const params = parseUrlParams(ListMembersParams, url.params.entries());
  const query = useQuery(groupQueries.members(slug, groupId, params));
  const { data, isPlaceholderData } = query;
  // A new cell function would be a new component, and lose what its button is doing.
  const shown = useMemo(() => (editable ? [...columns, actions(slug, groupId)] : columns), [editable, slug, groupId]);
  if (!data) return <Unread query={query} rows={4} />;
  if (data.total.count === 0 && !params.q) {
    return (
      <EmptyState icon={User} title="Nobody is in this group.">
        {editable && "“Add people” puts people of this organization into it."}
      </EmptyState>
    );
  }
  return (
    <>
      <SearchField
        label="Search members"
        placeholder="Search name or e-mail"
        value={params.q ?? ""}
        onChange={(q) => url.replace({ q, ...firstPage })}
      />
      {data.items.length === 0 ? (
        <EmptyState
          icon={User}
          title={`Nobody matches “${params.q}”.`}
          action={<Button onClick={() => url.push({ q: undefined, ...firstPage })}>Clear filters</Button>}
        />
      ) : (
        <DataTable
          caption="Members"
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
        summary={listRange(data, "member")}
        onChange={(position) => url.push({ ...firstPage, ...position })}
      />
    </>
  );
}
