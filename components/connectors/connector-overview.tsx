"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useState } from "react";
import { useToolkit } from "@/components/billing/use-toolkit";
import { ConnectorProblem } from "@/components/connectors/connector-problem";
import { EntraSteps } from "@/components/connectors/entra-steps";
import { LiveStrip } from "@/components/connectors/live-strip";
import { NewToken } from "@/components/credentials/new-token";
import { UnknownFolders } from "@/components/folders/unknown-folders";
import { useMay } from "@/components/layout/viewer-provider";
import { Stat } from "@/components/ui/stat";
import { Time } from "@/components/ui/time";
import { connectorQueries } from "@/lib/connectors/queries";
import type { ConnectorDto } from "@/lib/connectors/schemas";
import { cn } from "@/lib/utils/cn";
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
      <div className="grid items-start gap-4 lg:grid-cols-[2fr_1fr]">
        <div className="flex min-w-0 flex-col gap-4">
          {mayReadLog && <LiveStrip slug={slug} connectorId={connectorId} />}
          <Figures connector={connector} />
        </div>
        <div className={cn("min-w-0", waiting && "max-lg:order-first")}>
          <EntraSteps tokenAction={<TokenAction slug={slug} connector={connector} />} />
        </div>
      </div>
    </>
  );
}

function Figures({ connector }: { readonly connector: ConnectorDto }) {
  return (
    <dl className="grid grid-cols-2 gap-4">
      <Stat label="Users" value={formatNumber(connector.users)} />
      <Stat label="Groups" value={formatNumber(connector.groups)} />
      <Stat
        label="Requests, 24 h"
        value={formatNumber(connector.requests24h.accepted + connector.requests24h.refused)}
        note={`${formatNumber(connector.requests24h.accepted)} accepted · ${formatNumber(connector.requests24h.refused)} refused`}
      />
      <Stat
        label="Last change"
        value={connector.lastWriteAt ? <Time at={connector.lastWriteAt} className="text-lg" /> : "–"}
        note={connector.lastWriteAt ? "sent by Entra" : "Nothing written yet"}
      />
    </dl>
  );
}

/** Before Entra's first contact a token is the next step, so it can be made right here. */
function TokenAction({ slug, connector }: { readonly slug: string; readonly connector: ConnectorDto }) {
  const mayWrite = useMay("credential:create");
  // Kept from the first drawing: the dialog with the secret must not vanish when Entra calls.
  const [offered] = useState(connector.lastContactAt === null);
  if (mayWrite && offered) {
    return (
      <div className="mt-2">
        <NewToken slug={slug} connectorId={connector.id} tenantUrl={connector.tenantUrl} words="Generate token" />
      </div>
    );
  }
  return (
    <>
      a token from{" "}
      <Link href={`/o/${slug}/integrations/${connector.id}/credentials`} className="text-accent-text underline">
        Credentials
      </Link>
    </>
  );
}
