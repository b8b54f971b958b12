"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { HistoryList } from "@/components/history/history-list";
import { liveMs, liveState, slowLiveMs } from "@/components/layout/live";
import { SectionHeader } from "@/components/layout/section-header";
import { Unread } from "@/components/layout/unread";
import { useViewer } from "@/components/layout/viewer-provider";
import { AttentionList } from "@/components/overview/attention-list";
import { ConnectorCard } from "@/components/overview/connector-card";
import { OwnFolders } from "@/components/overview/own-folders";
import { isSetUp, SetUpChecklist } from "@/components/overview/set-up-checklist";
import { SignInChart } from "@/components/overview/sign-in-chart";
import { Card } from "@/components/ui/card";
import { LivePill } from "@/components/ui/live-pill";
import { Stat } from "@/components/ui/stat";
import { useFormat } from "@/components/ui/use-format";
import type { Translate } from "@/i18n/translate";
import { overviewQueries } from "@/lib/overview/queries";
import type { OverviewDto } from "@/lib/overview/schemas";

/** One question: is everything all right? */
export function OverviewPage({ slug }: { readonly slug: string }) {
  const t = useTranslations("overview");
  const query = useQuery({ ...overviewQueries.get(slug), refetchInterval: liveMs });
  const viewer = useViewer();
  const overview = query.data;
  if (!overview) return <Unread query={query} />;
  const mayConnect = viewer.permissions.includes("connector:read");
  const setUp = overview.checklistDone || isSetUp(overview);
  return (
    <>
      <SectionHeader page="overview" actions={<LivePill state={liveState(query)} />} />
      {(mayConnect || overview.attention.length > 0) && <AttentionList slug={slug} overview={overview} />}
      {mayConnect && !setUp && <SetUpChecklist slug={slug} overview={overview} />}
      <Figures slug={slug} overview={overview} />
      <OwnFolders slug={slug} folders={overview.ownFolders} />
      {overview.connectors.length > 0 && (
        <div className="flex flex-col gap-4">
          {overview.connectors.map((connector) => (
            <ConnectorCard
              key={connector.id}
              slug={slug}
              connector={connector}
              hours={overview.hours[connector.id] ?? []}
            />
          ))}
        </div>
      )}
      {viewer.permissions.includes("log:read") && <SignInChart slug={slug} />}
      {overview.latestChanges.length > 0 && (
        <Card title={t("latestChanges")}>
          <HistoryList items={overview.latestChanges} />
        </Card>
      )}
    </>
  );
}

interface FiguresProps {
  readonly slug: string;
  readonly overview: OverviewDto;
}

function Figures({ slug, overview }: FiguresProps) {
  const t = useTranslations("overview");
  const format = useFormat();
  const { data: signIns } = useQuery({ ...overviewQueries.signIns(slug), refetchInterval: slowLiveMs });
  return (
    <dl className="grid grid-cols-2 gap-4 lg:grid-cols-4 xl:grid-flow-col xl:auto-cols-fr xl:grid-cols-none">
      <Stat
        label={t("activeUsers")}
        value={
          <>
            {format.number(overview.activeUsers)}
            {overview.newThisWeek > 0 && (
              <span className="ml-2 font-medium text-base text-success">+{format.number(overview.newThisWeek)}</span>
            )}
          </>
        }
        note={notesOf(t, overview)}
      />
      {overview.userTypes.slice(0, 2).map((type) => (
        <Stat key={type.name} label={type.name} value={format.number(type.count)} />
      ))}
      <Stat label={t("groups")} value={format.number(overview.groups)} />
      <Stat label={t("signedIn")} value={signIns ? format.number(signIns.people) : "–"} />
    </dl>
  );
}

function notesOf(t: Translate<"overview">, { newThisWeek, inactiveUsers }: OverviewDto): string {
  return [
    ...(newThisWeek > 0 ? [t("newThisWeek", { count: newThisWeek })] : []),
    ...(inactiveUsers > 0 ? [t("inactive", { count: inactiveUsers })] : []),
  ].join(" · ");
}
