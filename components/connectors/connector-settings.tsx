"use client";

import { useQuery } from "@tanstack/react-query";
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
import { countOf } from "@/lib/utils/format";

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

const nestedGroupsOptions = [
  {
    value: "leave_out",
    label: "Leave them out",
    hint: "Entra does not provision their people. The rest of the request is carried out, with a note in the request log.",
  },
  {
    value: "refuse",
    label: "Refuse the request",
    hint: "Entra gets 400 with the group's id, nothing of the request is carried out, and Entra sends it again.",
  },
  {
    value: "keep",
    label: "Keep them, without access",
    hint: "They are shown as members, but nobody gets anything of the outer group by them. What is kept stays until Entra takes it out.",
  },
] as const;

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
  const { data: connector } = useQuery(connectorQueries.detail(slug, connectorId));
  const mayWrite = useMay("connector:update");
  if (!connector) return null;
  if (!mayWrite) return <p className="text-muted">EnterpriseAdmin can change these settings.</p>;
  return (
    <>
      <SettingsForm slug={slug} connector={connector} />
      <SetupLinksCard slug={slug} connectorId={connectorId} />
    </>
  );
}

function SettingsForm({ slug, connector }: { readonly slug: string; readonly connector: ConnectorDto }) {
  const edit = useSettingsEdit({ slug, connector, toDraft, toInput, saved: "The settings are saved." });
  const { draft, change } = edit;
  return (
    <form
      noValidate
      aria-label="Settings of the connector"
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
            label="Name"
            autoComplete="off"
            hint="People see it as the origin of what Entra sends."
            value={draft.name}
            error={edit.errorOf("name")}
            onChange={(event) => change({ name: event.target.value })}
          />
          <fieldset className="flex flex-col gap-3">
            <legend className="mb-1.5 font-medium">Domains</legend>
            <CheckRow
              id="verified-domains-only"
              label="Provision only users whose e-mail domain is verified"
              hint="Entra gets 400 for anybody else; the request log names the domain."
              checked={draft.verifiedDomainsOnly}
              onChange={(verifiedDomainsOnly) => change({ verifiedDomainsOnly })}
            />
            {draft.verifiedDomainsOnly && <DomainsEffect slug={slug} connectorId={connector.id} />}
          </fieldset>
          <RadioGroup
            id="nested-groups"
            legend="Groups inside groups"
            value={draft.nestedGroups}
            onChange={(nestedGroups) => change({ nestedGroups })}
            options={nestedGroupsOptions}
          />
          <RadioGroup
            id="delete-policy"
            legend="When Entra deletes a person"
            value={draft.deletePolicy}
            onChange={(deletePolicy) => change({ deletePolicy })}
            options={[
              {
                value: "keep",
                label: "Keep 30 days, then erase",
                hint: "They can be restored with groups and folders, and come back as the same person when Entra creates them again.",
              },
              {
                value: "erase",
                label: "Erase at once",
                hint: "Nobody can bring them back. Either way Entra gets the answer that they are gone.",
              },
            ]}
          />
          <div className="flex flex-col gap-3">
            <RadioGroup
              id="guard"
              legend="Guard"
              value={draft.guard}
              onChange={(guard) => change({ guard })}
              options={[
                {
                  value: "ask",
                  label: "Ask an admin before many people lose access",
                  hint: "Above the limit the connector is held; nobody more loses access until an admin decides.",
                },
                {
                  value: "never",
                  label: "Never ask",
                  hint: "One mistake in Entra's assignment or scope may then take access from everybody at once.",
                },
              ]}
            />
            {draft.guard === "ask" && (
              <Field
                id="guard-limit"
                label="Ask when more than this many people lose access within an hour"
                error={edit.errorOf("guardLimit")}
                hint={`The connector has ${countOf(connector.users, "person", "people")} now.`}
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
        <SaveBar edit={edit} words="Save settings" />
      </div>
    </form>
  );
}
