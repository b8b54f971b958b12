"use client";

import { useQuery } from "@tanstack/react-query";
import { GroupActions } from "@/components/groups/group-actions";
import { liveMs } from "@/components/layout/live";
import { PageHeader } from "@/components/layout/page-header";
import { Unread } from "@/components/layout/unread";
import { useMay } from "@/components/layout/viewer-provider";
import { CopyField } from "@/components/ui/copy-field";
import { TabLinks } from "@/components/ui/tab-links";
import { Time } from "@/components/ui/time";
import { groupQueries } from "@/lib/groups/queries";
import { countOf, formatNumber } from "@/lib/utils/format";

export function GroupHeader({ slug, groupId }: { readonly slug: string; readonly groupId: string }) {
  const query = useQuery({ ...groupQueries.detail(slug, groupId), refetchInterval: 2 * liveMs });
  const group = query.data;
  const mayWrite = useMay("group:update");
  const mayReadHistory = useMay("log:read");
  if (!group) return <Unread query={query} />;
  const owned = group.origin.kind === "connector";
  const base = `/o/${slug}/groups/${groupId}`;
  const tabs = [
    { href: base, label: "Members", count: formatNumber(group.memberCount) },
    { href: `${base}/access`, label: "Access" },
    ...(mayReadHistory ? [{ href: `${base}/history`, label: "History" }] : []),
  ];
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
        actions={mayWrite && !owned && <GroupActions slug={slug} group={group} />}
      />
      {group.externalId && <CopyField label="External id" value={group.externalId} />}
      <TabLinks label="Group" tabs={tabs} />
    </>
  );
}
