"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useMemo } from "react";
import { type EntraLabels, useEntraLabels } from "@/components/connectors/entra-labels";
import { CredentialDesk } from "@/components/credentials/credential-desk";
import { endpointsOf } from "@/components/credentials/endpoints";
import { NewWorkloadIdentity } from "@/components/credentials/new-workload-identity";
import { bold, type Click, Way } from "@/components/setup/clicks";
import { GenerateSecret } from "@/components/setup/generate-secret";
import { KindCards } from "@/components/setup/kind-cards";
import { Reachability } from "@/components/setup/reachability";
import type { SketchData } from "@/components/setup/sketch";
import { StepColumns } from "@/components/setup/step-columns";
import { type Setup, useSetup } from "@/components/setup/use-setup";
import { Callout } from "@/components/ui/callout";
import type { Translate } from "@/i18n/translate";
import type { HolderPath } from "@/lib/credentials/queries";
import type { SetupKind } from "@/lib/setup/schemas";

const methods = {
  bearer: "bearer",
  basic: "bearer",
  client_secret: "clientCredentials",
  workload_identity: "workload",
} as const satisfies Record<SetupKind, string>;

/** Entra's words, and Usher's own. */
interface Texts extends EntraLabels {
  readonly t: Translate<"setup">;
}

/** Step 2: the credential, the values in Entra's order, and the answer to its test. */
export function StepConnect() {
  const t = useTranslations("setup");
  const texts = { ...useEntraLabels(), t };
  const setup = useSetup();
  const { door, view, page, save } = setup;
  const kind = view.progress.kind ?? "bearer";
  const holder = useMemo(
    (): HolderPath =>
      door.kind === "link"
        ? { kind: "connector", id: view.connectorId, link: door.linkId }
        : { kind: "connector", id: view.connectorId },
    [door, view.connectorId],
  );
  const clicks = clicksOf(texts, kind, setup);
  const olderOnlyTakesTokens = page === "older" && (kind === "client_secret" || kind === "workload_identity");
  return (
    <CredentialDesk slug={door.kind === "admin" ? door.slug : door.linkId} holder={holder} origin={view.origin}>
      <div className="flex flex-col gap-4">
        <Reachability origin={view.origin} rehearses={door.kind === "admin"} />
        <KindCards value={kind} onChange={(next) => save({ kind: next })} />
        {olderOnlyTakesTokens && <Callout kind="warning">{t("connect.older")}</Callout>}
        <StepColumns clicks={clicks} sketch={sketchOf(texts, kind, setup, clicks)} />
      </div>
    </CredentialDesk>
  );
}

function clicksOf(texts: Texts, kind: SetupKind, { view, page }: Setup): readonly Click[] {
  const { t, entra } = texts;
  const words = texts.entraWizard[page];
  const way: readonly Click[] = [
    {
      id: "2.provisioning",
      name: t("clicks.open", { page: entra.provisioning }),
      place: entra.provisioning,
      text: t.rich("clicks.openApp", { page: entra.provisioning, b: bold }),
    },
    {
      id: "2.connect",
      name: words.connect.at(-1) ?? "",
      place: words.connect.at(-1) ?? "",
      text:
        page === "new" ? (
          t.rich("clicks.connectOr", {
            other: entra.newConfiguration,
            b: bold,
            way: () => <Way steps={words.connect} />,
          })
        ) : (
          <Way steps={words.connect} />
        ),
    },
  ];
  const method: readonly Click[] =
    page === "older"
      ? []
      : [
          {
            id: "2.method",
            name: entra[methods[kind]],
            place: entra.method,
            text: (
              <>
                <b>{entra.method}</b> <b>{entra[methods[kind]]}</b>
              </>
            ),
          },
        ];
  const end: readonly Click[] = [
    { id: "2.test", name: words.testConnection, place: words.testConnection, text: <b>{words.testConnection}</b> },
    {
      id: "2.create",
      name: words.saveConnection,
      place: words.saveConnection,
      text: t.rich("clicks.onceAccepted", { save: words.saveConnection, b: bold }),
    },
  ];
  return [...way, ...method, ...valuesOf(texts, kind, view), ...end];
}

function valuesOf({ t, entra }: Texts, kind: SetupKind, { origin, connectorId }: Setup["view"]): readonly Click[] {
  const { tenantUrl, tokenEndpoint, clientId } = endpointsOf(origin, connectorId);
  const value = (id: string, label: string, text: string): Click => ({
    id: `2.${id}`,
    name: label,
    place: label,
    text: <b>{label}</b>,
    copy: { label, value: text },
  });
  const secret = (label: string, extra: ReactNode): Click => ({
    id: "2.secret",
    name: label,
    place: label,
    text: <b>{label}</b>,
    extra,
  });
  const tenant = value("tenant-url", entra.tenantUrl, tenantUrl);
  const endpoint = value("token-endpoint", entra.tokenEndpoint, tokenEndpoint);
  const client = value("client-id", entra.clientId, clientId);
  switch (kind) {
    case "client_secret":
      return [tenant, endpoint, client, secret(entra.clientSecret, <GenerateSecret kind="client_secret" />)];
    case "workload_identity":
      return [
        {
          id: "2.register",
          name: entra.registerNew,
          place: entra.selectWorkload,
          text: <Way steps={[entra.selectWorkload, entra.registerNew, t("entra.register")]} />,
        },
        {
          id: "2.trust",
          name: t("clicks.pasteFour"),
          place: entra.selectWorkload,
          text: t.rich("clicks.fourValues", {
            issuer: entra.issuer,
            jwksUri: entra.jwksUri,
            subject: entra.subject,
            audience: entra.audience,
            b: bold,
          }),
          extra: (
            <div>
              <NewWorkloadIdentity />
            </div>
          ),
        },
        client,
        endpoint,
        value("api-url", entra.applicationApiUrl, tenantUrl),
      ];
    case "basic":
      return [tenant, secret(entra.secretToken, <GenerateSecret kind="basic" />)];
    case "bearer":
      return [tenant, secret(entra.secretToken, <GenerateSecret kind="bearer" />)];
    default:
      return kind satisfies never;
  }
}

function sketchOf(texts: Texts, kind: SetupKind, { page }: Setup, clicks: readonly Click[]): SketchData {
  const { t, entra } = texts;
  const words = texts.entraWizard[page];
  const values = clicks.filter(({ copy, id }) => copy !== undefined || id === "2.secret");
  return {
    title: t("entra.titles.provisioning"),
    menu: [t("entra.overview"), entra.provisioning, ...(page === "new" ? [entra.connectivity] : [])],
    rows: [
      { kind: "button", label: words.connect.at(-1) ?? "" },
      ...(page === "new" ? [{ kind: "field", label: entra.method, value: entra[methods[kind]] } as const] : []),
      ...(kind === "workload_identity" ? [{ kind: "button", label: entra.selectWorkload } as const] : []),
      ...values.map(({ place, copy }) => ({ kind: "field", label: place, value: copy?.value ?? "••••••" }) as const),
      { kind: "button", label: words.testConnection },
      { kind: "button", label: words.saveConnection },
    ],
  };
}
