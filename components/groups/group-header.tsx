"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { GroupActions } from "@/components/groups/group-actions";
import { liveMs } from "@/components/layout/live";
import { PageHeader } from "@/components/layout/page-header";
import { Unread } from "@/components/layout/unread";
import { useMay } from "@/components/layout/viewer-provider";
import { CopyField } from "@/components/ui/copy-field";
import { TabLinks } from "@/components/ui/tab-links";
import { timeOf } from "@/components/ui/time-tags";
import { useFormat } from "@/components/ui/use-format";
import { groupQueries } from "@/lib/groups/queries";

export function GroupHeader({ slug, groupId }: { readonly slug: string; readonly groupId: string }) {
  const t = useTranslations("groups");
  const pages = useTranslations("pages");
  const format = useFormat();
  const query = useQuery({ ...groupQueries.detail(slug, groupId), refetchInterval: 2 * liveMs });
  const group = query.data;
  const mayWrite = useMay("group:update");
  const mayReadHistory = useMay("log:read");
  if (!group) return <Unread query={query} />;
  const owned = group.origin.kind === "connector";
  const base = `/o/${slug}/groups/${groupId}`;
  const facts = { count: group.memberCount, time: timeOf(group.updatedAt) };
  const tabs = [
    { href: base, label: t("tabs.members"), count: format.number(group.memberCount) },
    { href: `${base}/access`, label: t("tabs.access") },
    ...(mayReadHistory ? [{ href: `${base}/history`, label: t("tabs.history") }] : []),
  ];
  return (
    <>
      <PageHeader
        title={group.displayName}
        crumbs={[{ label: pages("groups.title"), href: `/o/${slug}/groups` }]}
        lead={
          <p>
            {group.origin.kind === "connector"
              ? t.rich("header.provisioned", { ...facts, name: group.origin.name })
              : t.rich("header.byHand", facts)}
          </p>
        }
        actions={mayWrite && !owned && <GroupActions slug={slug} group={group} />}
      />
      {group.externalId && <CopyField label={t("columns.externalId")} value={group.externalId} />}
      <TabLinks label={t("header.group")} tabs={tabs} />
    </>
  );
}
