"use client";

import { type ReactNode, useMemo } from "react";
import { entra, entraWizard } from "@/components/connectors/entra-labels";
import { CredentialDesk } from "@/components/credentials/credential-desk";
import { endpointsOf } from "@/components/credentials/endpoints";
import { NewWorkloadIdentity } from "@/components/credentials/new-workload-identity";
import { type Click, Way } from "@/components/setup/clicks";
import { GenerateSecret } from "@/components/setup/generate-secret";
import { KindCards } from "@/components/setup/kind-cards";
import { Reachability } from "@/components/setup/reachability";
import type { SketchData } from "@/components/setup/sketch";
import { StepColumns } from "@/components/setup/step-columns";
import { type Setup, useSetup } from "@/components/setup/use-setup";
import { Callout } from "@/components/ui/callout";
import type { HolderPath } from "@/lib/credentials/queries";
import type { SetupKind } from "@/lib/setup/schemas";

const methods: Record<SetupKind, string> = {
  bearer: entra.bearer,
  basic: entra.bearer,
  client_secret: entra.clientCredentials,
  workload_identity: entra.workload,
};

/** Step 2: the credential, the values in Entra's order, and the answer to its test. */
export function StepConnect() {
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
  const clicks = clicksOf(kind, setup);
  const olderOnlyTakesTokens = page === "older" && (kind === "client_secret" || kind === "workload_identity");
  return (
    <CredentialDesk slug={door.kind === "admin" ? door.slug : door.linkId} holder={holder} origin={view.origin}>
      <div className="flex flex-col gap-4">
        <Reachability origin={view.origin} rehearses={door.kind === "admin"} />
        <KindCards value={kind} onChange={(next) => save({ kind: next })} />
        {olderOnlyTakesTokens && (
          <Callout kind="warning">
            Entra's older page takes a token alone. Choose Token, or switch Entra to its new page.
          </Callout>
        )}
        <StepColumns clicks={clicks} sketch={sketchOf(kind, setup, clicks)} />
      </div>
    </CredentialDesk>
  );
}

function clicksOf(kind: SetupKind, { view, page }: Setup): readonly Click[] {
  const words = entraWizard[page];
  const way: readonly Click[] = [
    {
      id: "2.provisioning",
      name: "open Provisioning",
      place: entra.provisioning,
      text: (
        <>
          Open the app “Usher” &gt; <b>{entra.provisioning}</b>
        </>
      ),
    },
    {
      id: "2.connect",
      name: words.connect.at(-1) ?? "",
      place: words.connect.at(-1) ?? "",
      text: (
        <>
          <Way steps={words.connect} />
          {page === "new" && (
            <>
              {" "}
              (or <b>{entra.newConfiguration}</b>)
            </>
          )}
        </>
      ),
    },
  ];
  const method: readonly Click[] =
    page === "older"
      ? []
      : [
          {
            id: "2.method",
            name: methods[kind],
            place: entra.method,
            text: (
              <>
                <b>{entra.method}</b> <b>{methods[kind]}</b>
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
      text: (
        <>
          Once it was accepted, <b>{words.saveConnection}</b>
        </>
      ),
    },
  ];
  return [...way, ...method, ...valuesOf(kind, view), ...end];
}

function valuesOf(kind: SetupKind, { origin, connectorId }: Setup["view"]): readonly Click[] {
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
          text: <Way steps={[entra.selectWorkload, entra.registerNew, "Register"]} />,
        },
        {
          id: "2.trust",
          name: "paste the four values here",
          place: entra.selectWorkload,
          text: (
            <>
              Copy <b>{entra.issuer}</b>, <b>{entra.jwksUri}</b>, <b>{entra.subject}</b>, <b>{entra.audience}</b> and
              paste them here:
            </>
          ),
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

function sketchOf(kind: SetupKind, { page }: Setup, clicks: readonly Click[]): SketchData {
  const words = entraWizard[page];
  const values = clicks.filter(({ copy, id }) => copy !== undefined || id === "2.secret");
  return {
    title: "Usher | Provisioning",
    menu: page === "new" ? ["Overview", entra.provisioning, entra.connectivity] : ["Overview", entra.provisioning],
    rows: [
      { kind: "button", label: words.connect.at(-1) ?? "" },
      ...(page === "new" ? [{ kind: "field", label: entra.method, value: methods[kind] } as const] : []),
      ...(kind === "workload_identity" ? [{ kind: "button", label: entra.selectWorkload } as const] : []),
      ...values.map(({ place, copy }) => ({ kind: "field", label: place, value: copy?.value ?? "••••••" }) as const),
      { kind: "button", label: words.testConnection },
      { kind: "button", label: words.saveConnection },
    ],
  };
}
