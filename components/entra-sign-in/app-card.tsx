"use client";

import { entraApp } from "@/components/connectors/entra-labels";
import { SaveBar } from "@/components/connectors/save-bar";
import { SettingsOutcome } from "@/components/connectors/settings-outcome";
import { Path, StepCard } from "@/components/entra-sign-in/step-card";
import { useSignInEdit } from "@/components/entra-sign-in/use-sign-in-edit";
import { LeaveQuestion } from "@/components/layout/leave-question";
import { useMay } from "@/components/layout/viewer-provider";
import { TextField } from "@/components/ui/field";
import { KeyValueList } from "@/components/ui/key-value-list";
import type { ConnectorSignInDto } from "@/lib/entra-sign-in/schemas";

interface AppCardProps {
  readonly slug: string;
  readonly connectorId: string;
  readonly settings: ConnectorSignInDto | null;
}

const fieldIds = { clientId: "sign-in-client-id", entraTenant: "sign-in-entra-tenant" } as const;

/** Which app in which Entra tenant. What the authority says of itself is asked when it is saved. */
export function AppCard({ slug, connectorId, settings }: AppCardProps) {
  const edit = useSignInEdit(slug, connectorId, settings, "The app is saved.");
  const mayWrite = useMay("connector:update");
  function save(over: "shown" | "newest"): void {
    const wrong = edit.save(over);
    if (wrong !== null) document.getElementById(fieldIds[wrong])?.focus();
  }
  return (
    <form
      noValidate
      aria-label="The app in Entra"
      onSubmit={(event) => {
        event.preventDefault();
        save("shown");
      }}
    >
      <LeaveQuestion dirty={edit.dirty} />
      <StepCard
        number={1}
        title="The app in Entra"
        done={settings === null ? null : "Saved"}
        path={
          <>
            <p>
              <Path steps={[entraApp.entraId, entraApp.appRegistrations, entraApp.allApplications]} /> &gt; your app
              &gt; <b>{entraApp.overview}</b>: copy <b>{entraApp.applicationId}</b> and <b>{entraApp.directoryId}</b>.
            </p>
            <p className="mt-1 text-muted">
              The app that provisions has an app registration: one app serves both. In a new registration, choose{" "}
              <b>{entraApp.accountTypes}</b> “Single tenant only - {"{tenant}"}”.
            </p>
          </>
        }
        footer={mayWrite && (edit.dirty || settings === null) && <SaveBar edit={edit} words="Save app" />}
      >
        <SettingsOutcome edit={edit} onKeepMine={() => save("newest")} />
        <div className="flex max-w-3xl flex-col gap-4">
          <TextField
            id={fieldIds.clientId}
            label="Client ID"
            autoComplete="off"
            spellCheck={false}
            readOnly={!mayWrite}
            className="font-mono"
            value={edit.draft.clientId}
            error={edit.errorOf("clientId")}
            onChange={(event) => edit.change({ clientId: event.target.value })}
            onBlur={() => edit.draft.clientId !== "" && edit.judge("clientId")}
          />
          <TextField
            id={fieldIds.entraTenant}
            label="Entra tenant"
            autoComplete="off"
            spellCheck={false}
            readOnly={!mayWrite}
            className="font-mono"
            hint="The Directory (tenant) ID. An authority URL is understood as well, with /v2.0 or without."
            value={edit.draft.entraTenant}
            error={edit.errorOf("entraTenant")}
            onChange={(event) => edit.change({ entraTenant: event.target.value })}
          />
        </div>
        {settings !== null && (
          <KeyValueList
            items={[
              { key: "Issuer found", value: <Mono>{settings.issuer}</Mono> },
              { key: "Tenant ID found", value: <Mono>{settings.entraTenantId}</Mono> },
            ]}
          />
        )}
      </StepCard>
    </form>
  );
}

function Mono({ children }: { readonly children: string }) {
  return <span className="break-all font-mono text-mono">{children}</span>;
}
