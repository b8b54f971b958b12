"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useMemo, useState } from "react";
import { useToolkit } from "@/components/billing/use-toolkit";
import { ConnectorProblem } from "@/components/connectors/connector-problem";
import { EntraSteps } from "@/components/connectors/entra-steps";
import { Knocks } from "@/components/connectors/knocks";
import { LiveStrip } from "@/components/connectors/live-strip";
import { CredentialDesk } from "@/components/credentials/credential-desk";
import { NewCredential } from "@/components/credentials/new-credential";
import { UnknownFolders } from "@/components/folders/unknown-folders";
import { useMay } from "@/components/layout/viewer-provider";
import { Stat } from "@/components/ui/stat";
import { Time } from "@/components/ui/time";
import { connectorQueries } from "@/lib/connectors/queries";
import type { ConnectorDto } from "@/lib/connectors/schemas";
import type { HolderPath } from "@/lib/credentials/queries";
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
          {mayReadLog && <Knocks slug={slug} connectorId={connectorId} waiting={waiting} />}
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
  const holder = useMemo((): HolderPath => ({ kind: "connector", id: connector.id }), [connector.id]);
  if (mayWrite && offered) {
    return (
      <div className="mt-2">
        <CredentialDesk slug={slug} holder={holder} origin={new URL(connector.tenantUrl).origin}>
          <NewCredential kind="bearer" words="Generate token" title="New token" primary />
        </CredentialDesk>
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
