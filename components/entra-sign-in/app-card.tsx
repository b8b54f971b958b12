"use client";

import { useTranslations } from "next-intl";
import { useEntraLabels } from "@/components/connectors/entra-labels";
import { SaveBar } from "@/components/connectors/save-bar";
import { SettingsOutcome } from "@/components/connectors/settings-outcome";
import { bold, StepCard } from "@/components/entra-sign-in/step-card";
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
  const t = useTranslations("entraSignIn.app");
  const done = useTranslations("entraSignIn.done");
  const { entraApp } = useEntraLabels();
  const edit = useSignInEdit(slug, connectorId, settings, t("saved"));
  const mayWrite = useMay("connector:update");
  function save(over: "shown" | "newest"): void {
    const wrong = edit.save(over);
    if (wrong !== null) document.getElementById(fieldIds[wrong])?.focus();
  }
  return (
    <form
      noValidate
      aria-label={t("title")}
      onSubmit={(event) => {
        event.preventDefault();
        save("shown");
      }}
    >
      <LeaveQuestion dirty={edit.dirty} />
      <StepCard
        number={1}
        title={t("title")}
        done={settings === null ? null : done("saved")}
        path={
          <>
            <p>{t.rich("way", { ...entraApp, b: bold })}</p>
            <p className="mt-1 text-muted">{t.rich("registration", { ...entraApp, b: bold })}</p>
          </>
        }
        footer={mayWrite && (edit.dirty || settings === null) && <SaveBar edit={edit} words={t("save")} />}
      >
        <SettingsOutcome edit={edit} onKeepMine={() => save("newest")} />
        <div className="flex max-w-3xl flex-col gap-4">
          <TextField
            id={fieldIds.clientId}
            label={t("clientId")}
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
            label={t("tenant")}
            autoComplete="off"
            spellCheck={false}
            readOnly={!mayWrite}
            className="font-mono"
            hint={t("tenantHint")}
            value={edit.draft.entraTenant}
            error={edit.errorOf("entraTenant")}
            onChange={(event) => edit.change({ entraTenant: event.target.value })}
          />
        </div>
        {settings !== null && (
          <KeyValueList
            items={[
              { key: t("issuer"), value: <Mono>{settings.issuer}</Mono> },
              { key: t("tenantId"), value: <Mono>{settings.entraTenantId}</Mono> },
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
