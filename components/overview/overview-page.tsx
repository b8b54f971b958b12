"use client";

import { useQuery } from "@tanstack/react-query";
import { HistoryList } from "@/components/history/history-list";
import { liveMs, liveState } from "@/components/layout/live";
import { PageHeader } from "@/components/layout/page-header";
import { pageHeads } from "@/components/layout/page-heads";
import { Unread } from "@/components/layout/unread";
import { useViewer } from "@/components/layout/viewer-provider";
import { AttentionList } from "@/components/overview/attention-list";
import { ConnectorCard } from "@/components/overview/connector-card";
import { SetUpChecklist } from "@/components/overview/set-up-checklist";
import { Card } from "@/components/ui/card";
import { LivePill } from "@/components/ui/live-pill";
import { Stat } from "@/components/ui/stat";
import { overviewQueries } from "@/lib/overview/queries";
import type { OverviewDto } from "@/lib/overview/schemas";
import { formatNumber } from "@/lib/utils/format";

/** One question: is everything all right? */
export function OverviewPage({ slug }: { readonly slug: string }) {
  const query = useQuery({ ...overviewQueries.get(slug), refetchInterval: liveMs });
  const viewer = useViewer();
  const overview = query.data;
  if (!overview) return <Unread query={query} />;
  const mayConnect = viewer.permissions.includes("connector:read");
  const provisioned = overview.connectors.some((connector) => connector.users > 0);
  return (
    <>
      <PageHeader {...pageHeads.overview} actions={<LivePill state={liveState(query)} />} />
      {(mayConnect || overview.attention.length > 0) && <AttentionList slug={slug} overview={overview} />}
      {mayConnect && !provisioned && <SetUpChecklist slug={slug} overview={overview} />}
      <Figures overview={overview} />
      {overview.connectors.length > 0 && (
        <div className="flex flex-col gap-4">
          {overview.connectors.map((connector) => (
            <ConnectorCard key={connector.id} slug={slug} connector={connector} />
          ))}
        </div>
      )}
      {overview.latestChanges.length > 0 && (
        <Card title="Latest changes">
          <HistoryList items={overview.latestChanges} />
        </Card>
      )}
    </>
  );
}

function Figures({ overview }: { readonly overview: OverviewDto }) {
  return (
    <dl className="grid grid-cols-2 gap-4 lg:grid-cols-4">
      <Stat
        label="Active users"
        value={formatNumber(overview.activeUsers)}
        note={overview.inactiveUsers > 0 && `${formatNumber(overview.inactiveUsers)} inactive`}
      />
      <Stat label="Groups" value={formatNumber(overview.groups)} />
      {overview.userTypes.slice(0, 2).map((type) => (
        <Stat key={type.name} label={type.name} value={formatNumber(type.count)} />
      ))}
    </dl>
  );
}
