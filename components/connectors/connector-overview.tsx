"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
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
import { connectorQueries } from "@/lib/connectors/queries";
import type { ConnectorDto } from "@/lib/connectors/schemas";
import { formatNumber } from "@/lib/utils/format";

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
  return (
    <dl className="grid grid-cols-2 gap-4 lg:grid-cols-5 max-lg:[&>:last-child]:col-span-2">
      <Stat label="Users" value={formatNumber(connector.users)} />
      <Stat label="Groups" value={formatNumber(connector.groups)} />
      <Stat
        label="Last contact"
        value={connector.lastContactAt ? <Time at={connector.lastContactAt} className="text-lg" /> : "–"}
        note={connector.lastContactAt ? "accepted request" : "Entra has not called yet"}
      />
      <Stat
        label="Last write"
        value={connector.lastWriteAt ? <Time at={connector.lastWriteAt} className="text-lg" /> : "–"}
        note={connector.lastWriteAt ? "sent by Entra" : "Nothing written yet"}
      />
      <Stat
        label="Requests, 24 h"
        value={formatNumber(connector.requests24h.accepted + connector.requests24h.refused)}
        note={`${formatNumber(connector.requests24h.accepted)} accepted · ${formatNumber(connector.requests24h.refused)} refused`}
      />
    </dl>
  );
}

/** Until the wizard was finished it is the next thing to do. */
function ContinueSetUp({ slug, connector }: { readonly slug: string; readonly connector: ConnectorDto }) {
  return (
    <Callout
      kind="info"
      title="The set-up is not finished"
      action={
        <Button asChild variant="primary">
          <Link href={`/o/${slug}/integrations/${connector.id}/setup`}>Continue set-up</Link>
        </Button>
      }
    >
      Five steps say what to click in Entra and what to copy there.
    </Callout>
  );
}
