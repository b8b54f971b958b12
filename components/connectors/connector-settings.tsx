"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { DomainsEffect } from "@/components/connectors/domains-effect";
import { SaveBar } from "@/components/connectors/save-bar";
import { SettingsOutcome } from "@/components/connectors/settings-outcome";
import { useSettingsEdit } from "@/components/connectors/use-settings-edit";
import { LeaveQuestion } from "@/components/layout/leave-question";
import { useMay } from "@/components/layout/viewer-provider";
import { CheckRow } from "@/components/mapping/check-row";
import { SetupLinksCard } from "@/components/setup/setup-links-card";
import { describedBy, Field, inputClass, TextField } from "@/components/ui/field";
import { RadioGroup } from "@/components/ui/radio-group";
import { connectorQueries } from "@/lib/connectors/queries";
import type { ConnectorDto, NestedGroups, UpdateConnector } from "@/lib/connectors/schemas";

interface Draft {
  readonly name: string;
  readonly verifiedDomainsOnly: boolean;
  readonly nestedGroups: NestedGroups;
  readonly deletePolicy: "keep" | "erase";
  readonly guard: "ask" | "never";
  /** As typed. */
  readonly limit: string;
}

const usualLimit = "100";

const nestedGroupsChoices = ["leave_out", "refuse", "keep"] as const;
const deletePolicies = ["keep", "erase"] as const;
const guards = ["ask", "never"] as const;

function toDraft({ name, verifiedDomainsOnly, nestedGroups, deletePolicy, guardLimit }: ConnectorDto): Draft {
  return {
    name,
    verifiedDomainsOnly,
    nestedGroups,
    deletePolicy,
    guard: guardLimit === null ? "never" : "ask",
    limit: guardLimit === null ? usualLimit : String(guardLimit),
  };
}

function toInput({ name, verifiedDomainsOnly, nestedGroups, deletePolicy, guard, limit }: Draft): UpdateConnector {
  return {
    name,
    verifiedDomainsOnly,
    nestedGroups,
    deletePolicy,
    guardLimit: guard === "never" ? null : Number(limit.replaceAll(/[\s,]/gu, "") || Number.NaN),
  };
}

interface ConnectorSettingsProps {
  readonly slug: string;
  readonly connectorId: string;
}

export function ConnectorSettings({ slug, connectorId }: ConnectorSettingsProps) {
  const t = useTranslations("connectors.settings");
  const { data: connector } = useQuery(connectorQueries.detail(slug, connectorId));
  const mayWrite = useMay("connector:update");
  if (!connector) return null;
  if (!mayWrite) return <p className="text-muted">{t("onlyAdmins")}</p>;
  return (
    <>
      <SettingsForm slug={slug} connector={connector} />
      <SetupLinksCard slug={slug} connectorId={connectorId} />
    </>
  );
}

function SettingsForm({ slug, connector }: { readonly slug: string; readonly connector: ConnectorDto }) {
  const t = useTranslations("connectors.settings");
  const common = useTranslations("common");
  const edit = useSettingsEdit({ slug, connector, toDraft, toInput, saved: t("saved") });
  const { draft, change } = edit;
  return (
    <form
      noValidate
      aria-label={t("label")}
      onSubmit={(event) => {
        event.preventDefault();
        edit.save("shown");
      }}
      className="flex max-w-[720px] flex-col gap-4"
    >
      <LeaveQuestion dirty={edit.dirty} />
      <SettingsOutcome edit={edit} onKeepMine={() => edit.save("newest")} />
      <div className="rounded-card border border-border bg-surface">
        <div className="flex flex-col gap-7 p-4 sm:p-5">
          <TextField
            id="settings-name"
            label={common("name")}
            autoComplete="off"
            hint={t("nameHint")}
            value={draft.name}
            error={edit.errorOf("name")}
            onChange={(event) => change({ name: event.target.value })}
          />
          <fieldset className="flex flex-col gap-3">
            <legend className="mb-1.5 font-medium">{t("domains")}</legend>
            <CheckRow
              id="verified-domains-only"
              label={t("verifiedOnly")}
              hint={t("verifiedOnlyHint")}
              checked={draft.verifiedDomainsOnly}
              onChange={(verifiedDomainsOnly) => change({ verifiedDomainsOnly })}
            />
            {draft.verifiedDomainsOnly && <DomainsEffect slug={slug} connectorId={connector.id} />}
          </fieldset>
          <RadioGroup
            id="nested-groups"
            legend={t("nestedGroups.title")}
            value={draft.nestedGroups}
            onChange={(nestedGroups) => change({ nestedGroups })}
            options={nestedGroupsChoices.map((value) => ({
              value,
              label: t(`nestedGroups.${value}.label`),
              hint: t(`nestedGroups.${value}.hint`),
            }))}
          />
          <RadioGroup
            id="delete-policy"
            legend={t("deletePolicy.title")}
            value={draft.deletePolicy}
            onChange={(deletePolicy) => change({ deletePolicy })}
            options={deletePolicies.map((value) => ({
              value,
              label: t(`deletePolicy.${value}.label`),
              hint: t(`deletePolicy.${value}.hint`),
            }))}
          />
          <div className="flex flex-col gap-3">
            <RadioGroup
              id="guard"
              legend={t("guard.title")}
              value={draft.guard}
              onChange={(guard) => change({ guard })}
              options={guards.map((value) => ({
                value,
                label: t(`guard.${value}.label`),
                hint: t(`guard.${value}.hint`),
              }))}
            />
            {draft.guard === "ask" && (
              <Field
                id="guard-limit"
                label={t("guard.limit")}
                error={edit.errorOf("guardLimit")}
                hint={t("guard.limitHint", { count: connector.users })}
              >
                <input
                  id="guard-limit"
                  inputMode="numeric"
                  autoComplete="off"
                  value={draft.limit}
                  onChange={(event) => change({ limit: event.target.value })}
                  aria-invalid={edit.errorOf("guardLimit") ? true : undefined}
                  aria-describedby={describedBy("guard-limit")}
                  className={`${inputClass} tabular max-w-32`}
                />
              </Field>
            )}
          </div>
        </div>
        <SaveBar edit={edit} words={t("save")} />
      </div>
    </form>
  );
}
