"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { SaveBar } from "@/components/connectors/save-bar";
import { SettingsOutcome } from "@/components/connectors/settings-outcome";
import { type SettingsEdit, useSettingsEdit } from "@/components/connectors/use-settings-edit";
import { LeaveQuestion } from "@/components/layout/leave-question";
import { CheckRow } from "@/components/mapping/check-row";
import { LicenceRule } from "@/components/mapping/licence-rule";
import { type MappingDraft, toDraft, toInput } from "@/components/mapping/mapping-draft";
import { MappingEffect } from "@/components/mapping/mapping-effect";
import { PeopleNames } from "@/components/mapping/people-names";
import { RequiredAttributes } from "@/components/mapping/required-attributes";
import { AlertDialog } from "@/components/ui/dialog";
import { describedBy, Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { useToast } from "@/components/ui/toast";
import { connectorQueries } from "@/lib/connectors/queries";
import {
  type ConnectorDto,
  type PeopleSample,
  type SettingsPreview,
  type UniqueIdentifier,
  uniqueIdentifiers,
} from "@/lib/connectors/schemas";

interface MappingFormProps {
  readonly slug: string;
  readonly connector: ConnectorDto;
}

interface Asking {
  readonly over: "shown" | "newest";
  readonly admins: PeopleSample;
}

/** The rules by which Usher judges what Entra sends, with their effect in numbers before they are saved. */
export function MappingForm({ slug, connector }: MappingFormProps) {
  const t = useTranslations("mapping.form");
  const edit = useSettingsEdit({ slug, connector, toDraft, toInput, saved: t("saved") });
  const [asking, setAsking] = useState<Asking | null>(null);
  const queryClient = useQueryClient();
  const toast = useToast();

  /** Asked anew, because people may have come since the effect was shown. */
  async function submit(over: Asking["over"]): Promise<void> {
    if (!edit.valid || !edit.dirty) return;
    try {
      const preview = await queryClient.fetchQuery({
        ...connectorQueries.preview(slug, connector.id, edit.input),
        staleTime: 0,
      });
      const admins = becomingAdmins(preview);
      if (admins.count === 0) edit.save(over);
      else setAsking({ over, admins });
    } catch (error) {
      toast("error", error instanceof Error ? error.message : String(error));
    }
  }

  return (
    <form
      noValidate
      aria-labelledby="mapping-rules"
      onSubmit={(event) => {
        event.preventDefault();
        void submit("shown");
      }}
      className="flex flex-col gap-4"
    >
      <LeaveQuestion dirty={edit.dirty} />
      <SettingsOutcome edit={edit} onKeepMine={() => void submit("newest")} />
      <div className="rounded-card border border-border bg-surface">
        <h2 id="mapping-rules" className="px-4 pt-4 font-semibold text-lg sm:px-5 sm:pt-5">
          {t("title")}
        </h2>
        <div className="grid gap-x-8 gap-y-6 p-4 pt-3 sm:p-5 sm:pt-3 lg:grid-cols-[3fr_2fr]">
          <Rules edit={edit} />
          <div className="min-w-0 lg:sticky lg:top-20 lg:self-start">
            <MappingEffect slug={slug} connectorId={connector.id} input={edit.valid ? edit.input : null} />
          </div>
        </div>
        <SaveBar edit={edit} words={t("save")} />
      </div>
      <AlertDialog
        open={asking !== null}
        onOpenChange={() => setAsking(null)}
        title={t("admins.title", { count: asking?.admins.count ?? 0 })}
        confirm={t("save")}
        cancel={t("admins.keep")}
        dangerous
        onConfirm={() => asking && edit.save(asking.over)}
      >
        {asking && (
          <>
            <p>{t("admins.effect")}</p>
            <div className="mt-1 font-medium text-text">
              <PeopleNames people={asking.admins} />
            </div>
          </>
        )}
      </AlertDialog>
    </form>
  );
}

const identifierOptions = uniqueIdentifiers.map((value) => ({ value, label: value }));

function Rules({ edit }: { readonly edit: SettingsEdit<MappingDraft> }) {
  const t = useTranslations("mapping.form");
  const { draft, change } = edit;
  return (
    <div className="flex min-w-0 flex-col gap-6">
      <Field id="unique-identifier" label={t("identifier")} hint={t("identifierHint")}>
        <Select<UniqueIdentifier>
          id="unique-identifier"
          value={draft.uniqueIdentifier}
          options={identifierOptions}
          onChange={(uniqueIdentifier) => change({ uniqueIdentifier })}
          describedBy={describedBy("unique-identifier")}
          className="max-w-sm"
        />
      </Field>
      <RequiredAttributes
        required={draft.requiredAttributes}
        onChange={(requiredAttributes) => change({ requiredAttributes })}
      />
      <LicenceRule edit={edit} />
      <CheckRow
        id="role-rule"
        label={<b className="font-medium">{t("roleRule")}</b>}
        hint={t("roleRuleHint")}
        checked={draft.roleRule}
        onChange={(roleRule) => change({ roleRule })}
      />
      <CheckRow
        id="unique-group-names"
        label={<b className="font-medium">{t("uniqueNames")}</b>}
        hint={t("uniqueNamesHint")}
        checked={draft.uniqueGroupNames}
        onChange={(uniqueGroupNames) => change({ uniqueGroupNames })}
      />
    </div>
  );
}

function becomingAdmins({ roleChanges }: SettingsPreview): PeopleSample {
  const gains = roleChanges.filter(({ to }) => to === "EnterpriseAdmin");
  return {
    count: gains.reduce((sum, { people }) => sum + people.count, 0),
    names: gains.flatMap(({ people }) => people.names),
  };
}
