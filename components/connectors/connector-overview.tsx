"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useToolkit } from "@/components/billing/use-toolkit";
import { ConnectorProblem } from "@/components/connectors/connector-problem";
import { ConnectorValues } from "@/components/connectors/connector-values";
import { Knocks } from "@/components/connectors/knocks";
import { LiveStrip } from "@/components/connectors/live-strip";
import { UnknownFolders } from "@/components/folders/unknown-folders";
import { useMay } from "@/components/layout/viewer-provider";
import { Problems } from "@/components/problems/problems";
import { OnDemandPanel } from "@/components/rehearsal/on-demand-panel";
import { RehearsalPanel } from "@/components/rehearsal/rehearsal-panel";
import { RequestChart } from "@/components/request-stats/request-chart";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Stat } from "@/components/ui/stat";
import { Time } from "@/components/ui/time";
import { useFormat } from "@/components/ui/use-format";
import { connectorQueries } from "@/lib/connectors/queries";
import type { ConnectorDto } from "@/lib/connectors/schemas";

export function ConnectorOverview({ slug, connectorId }: { readonly slug: string; readonly connectorId: string }) {
  const { data: connector } = useQuery(connectorQueries.detail(slug, connectorId));
  const mayReadLog = useMay("log:read");
  // Its callout stands above the tabs, and one is enough.
  const toolkitOff = useToolkit(slug)?.on === false;
  if (!connector) return null;
  const waiting = connector.lastContactAt === null;
  return (
    <>
      {!toolkitOff && <ConnectorProblem slug={slug} connector={connector} />}
      <UnknownFolders slug={slug} connectorId={connectorId} />
      {connector.setupDoneAt === null && connector.lastWriteAt === null && (
        <ContinueSetUp slug={slug} connector={connector} />
      )}
      <Figures connector={connector} />
      {mayReadLog && <Problems slug={slug} connectorId={connectorId} />}
      {mayReadLog && <LiveStrip slug={slug} connectorId={connectorId} />}
      {mayReadLog && <Knocks slug={slug} connectorId={connectorId} waiting={waiting} />}
      {mayReadLog && !waiting && <RequestChart slug={slug} connectorId={connectorId} />}
      <ConnectorValues connector={connector} />
      <RehearsalPanel slug={slug} connectorId={connectorId} />
      {mayReadLog && <OnDemandPanel slug={slug} connectorId={connectorId} />}
    </>
  );
}

function Figures({ connector }: { readonly connector: ConnectorDto }) {
  const t = useTranslations("connectors");
  const format = useFormat();
  const { accepted, refused } = connector.requests24h;
  return (
    <dl className="grid grid-cols-2 gap-4 lg:grid-cols-5 max-lg:[&>:last-child]:col-span-2">
      <Stat label={t("figures.users")} value={format.number(connector.users)} />
      <Stat label={t("figures.groups")} value={format.number(connector.groups)} />
      <Stat
        label={t("figures.lastContact")}
        value={connector.lastContactAt ? <Time at={connector.lastContactAt} className="text-lg" /> : "–"}
        note={t(connector.lastContactAt ? "figures.acceptedRequest" : "notCalled")}
      />
      <Stat
        label={t("figures.lastWrite")}
        value={connector.lastWriteAt ? <Time at={connector.lastWriteAt} className="text-lg" /> : "–"}
        note={t(connector.lastWriteAt ? "figures.sentByEntra" : "figures.nothingWritten")}
      />
      <Stat
        label={t("figures.requests")}
        value={format.number(accepted + refused)}
        note={t("figures.requestsNote", { accepted, refused })}
      />
    </dl>
  );
}

/** Until the wizard was finished it is the next thing to do. */
function ContinueSetUp({ slug, connector }: { readonly slug: string; readonly connector: ConnectorDto }) {
  const t = useTranslations("connectors");
  return (
    <Callout
      kind="info"
      title={t("setUp.title")}
      action={
        <Button asChild variant="primary">
          <Link href={`/o/${slug}/integrations/${connector.id}/setup`}>{t("continueSetUp")}</Link>
        </Button>
      }
    >
      {t("setUp.text")}
    </Callout>
  );
}
