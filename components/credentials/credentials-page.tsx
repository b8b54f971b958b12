"use client";

import { useQuery } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import { type ReactNode, useMemo } from "react";
import { entra } from "@/components/connectors/entra-labels";
import { AutomationCard } from "@/components/credentials/automation-card";
import { CredentialDesk } from "@/components/credentials/credential-desk";
import { CredentialRows } from "@/components/credentials/credential-rows";
import { endpointsOf } from "@/components/credentials/endpoints";
import { NewCredential } from "@/components/credentials/new-credential";
import { NewWorkloadIdentity } from "@/components/credentials/new-workload-identity";
import { WorkloadEndpoints } from "@/components/credentials/workload-endpoints";
import { liveMs } from "@/components/layout/live";
import { Unread } from "@/components/layout/unread";
import { useMay } from "@/components/layout/viewer-provider";
import { Card } from "@/components/ui/card";
import { CopyField } from "@/components/ui/copy-field";
import { Disclosure } from "@/components/ui/disclosure";
import { EmptyState } from "@/components/ui/empty-state";
import { connectorQueries } from "@/lib/connectors/queries";
import { credentialQueries, type HolderPath } from "@/lib/credentials/queries";
import type { ConnectorCredentialKind, CredentialDto } from "@/lib/credentials/schemas";

interface CredentialsPageProps {
  readonly slug: string;
  readonly connectorId: string;
}

/** The four ways in which Entra can prove itself (K4–K7). Several of a kind may live at once, so that a rotation leaves no gap. */
export function CredentialsPage({ slug, connectorId }: CredentialsPageProps) {
  const holder = useMemo((): HolderPath => ({ kind: "connector", id: connectorId }), [connectorId]);
  const query = useQuery({ ...credentialQueries.list(slug, holder), refetchInterval: liveMs });
  const { data: connector } = useQuery(connectorQueries.detail(slug, connectorId));
  const all = query.data;
  if (!all) return <Unread query={query} />;
  if (!connector) return null;
  const { origin } = new URL(connector.tenantUrl);
  const { tokenEndpoint, clientId } = endpointsOf(origin, connectorId);
  const of = (kind: ConnectorCredentialKind) => all.filter((one) => one.kind === kind);
  return (
    <CredentialDesk slug={slug} holder={holder} origin={origin}>
      <Section
        title="Bearer tokens"
        credentials={of("bearer")}
        create={<NewCredential kind="bearer" words="New token" title="New token" primary />}
        empty={
          <EmptyState icon={KeyRound} title="No token yet.">
            Entra shows a token with each request, so that Usher knows it is your Entra. Generate one, then paste it
            into <b>{entra.secretToken}</b> there.
          </EmptyState>
        }
      />
      <Section
        title="Client credentials"
        lead={
          <>
            Entra fetches an access token that ends after some hours, with a secret that you rotate. There:{" "}
            <b>{entra.clientCredentials}</b>.
          </>
        }
        credentials={of("client_secret")}
        create={<NewCredential kind="client_secret" words="New client secret" title="New client secret" />}
        values={
          <>
            <CopyField stacked label={entra.tokenEndpoint} value={tokenEndpoint} />
            <CopyField stacked label={entra.clientId} value={clientId} />
          </>
        }
      />
      <Section
        title="Workload identity"
        lead={
          <>
            Entra proves itself with a signature of its own tenant, and nobody keeps a secret. There:{" "}
            <b>{entra.workload}</b>.
          </>
        }
        credentials={of("workload_identity")}
        create={<NewWorkloadIdentity />}
        values={<WorkloadEndpoints />}
      />
      <Disclosure summary="More: user name and password" open={of("basic").length > 0}>
        <Section
          title="User name and password"
          lead={
            <>
              For clients that know HTTP Basic alone. Entra takes the password as <b>{entra.secretToken}</b>.
            </>
          }
          credentials={of("basic")}
          create={<NewCredential kind="basic" words="New password" title="New user name and password" />}
        />
      </Disclosure>
      <AutomationCard slug={slug} origin={origin} connectorId={connectorId} />
    </CredentialDesk>
  );
}

interface SectionProps {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly credentials: readonly CredentialDto[];
  readonly create: ReactNode;
  /** What is copied beside the secret; shown once there is one. */
  readonly values?: ReactNode;
  readonly empty?: ReactNode;
}

function Section({ title, lead, credentials, create, values, empty }: SectionProps) {
  const mayCreate = useMay("credential:create");
  const some = credentials.length > 0;
  return (
    <Card title={title} action={mayCreate && create}>
      <div className="flex flex-col gap-4">
        {lead && <p className="max-w-[65ch] text-muted">{lead}</p>}
        {some && values && <div className="flex max-w-3xl flex-col gap-3">{values}</div>}
        {some ? (
          <div>
            <CredentialRows credentials={credentials} />
          </div>
        ) : (
          (empty ?? <p className="text-muted">None yet.</p>)
        )}
      </div>
    </Card>
  );
}
