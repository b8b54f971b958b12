"use client";

import { useQuery } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useMemo } from "react";
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
  const t = useTranslations("credentials.page");
  const entra = useTranslations("entraLabels.entra");
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
        title={t("bearer")}
        credentials={of("bearer")}
        create={<NewCredential kind="bearer" words={t("newToken")} title={t("newToken")} primary />}
        empty={
          <EmptyState icon={KeyRound} title={t("noToken")}>
            {t.rich("noTokenText", { secretToken: entra("secretToken"), b: bold })}
          </EmptyState>
        }
      />
      <Section
        title={t("clients")}
        lead={t.rich("clientLead", { clientCredentials: entra("clientCredentials"), b: bold })}
        credentials={of("client_secret")}
        create={<NewCredential kind="client_secret" words={t("newClientSecret")} title={t("newClientSecret")} />}
        values={
          <>
            <CopyField stacked label={entra("tokenEndpoint")} value={tokenEndpoint} />
            <CopyField stacked label={entra("clientId")} value={clientId} />
          </>
        }
      />
      <Section
        title={t("workload")}
        lead={t.rich("workloadLead", { workload: entra("workload"), b: bold })}
        credentials={of("workload_identity")}
        create={<NewWorkloadIdentity />}
        values={<WorkloadEndpoints />}
      />
      <Disclosure summary={t("more")} open={of("basic").length > 0}>
        <Section
          title={t("basic")}
          lead={t.rich("basicLead", { secretToken: entra("secretToken"), b: bold })}
          credentials={of("basic")}
          create={<NewCredential kind="basic" words={t("newPassword")} title={t("newBasic")} />}
        />
      </Disclosure>
      <AutomationCard slug={slug} origin={origin} connectorId={connectorId} />
    </CredentialDesk>
  );
}

function bold(words: ReactNode): ReactNode {
  return <b>{words}</b>;
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
  const t = useTranslations("credentials.page");
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
          (empty ?? <p className="text-muted">{t("none")}</p>)
        )}
      </div>
    </Card>
  );
}
