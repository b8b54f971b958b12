"use client";

import { CircleX } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { SaveBar } from "@/components/connectors/save-bar";
import { SettingsOutcome } from "@/components/connectors/settings-outcome";
import { ActiveSwitch } from "@/components/entra-sign-in/active-switch";
import { useSignInEdit } from "@/components/entra-sign-in/use-sign-in-edit";
import { LeaveQuestion } from "@/components/layout/leave-question";
import { useMay } from "@/components/layout/viewer-provider";
import { CheckRow } from "@/components/mapping/check-row";
import { RadioGroup } from "@/components/ui/radio-group";
import type { ConnectorSignInDto } from "@/lib/entra-sign-in/schemas";

interface PeopleCardProps {
  readonly slug: string;
  readonly connectorId: string;
  readonly settings: ConnectorSignInDto;
}

/** What happens to people: whether they may sign in, how new ones do, and whether a first sign-in creates them. */
export function PeopleCard({ slug, connectorId, settings }: PeopleCardProps) {
  const t = useTranslations("entraSignIn.people");
  const edit = useSignInEdit(slug, connectorId, settings, t("saved"));
  const mayWrite = useMay("connector:update");
  if (!mayWrite) return null;
  return (
    <form
      noValidate
      aria-label={t("title")}
      onSubmit={(event) => {
        event.preventDefault();
        edit.save("shown");
      }}
      className="rounded-card border border-border bg-surface"
    >
      <LeaveQuestion dirty={edit.dirty} />
      <div className="flex flex-col gap-6 p-4 sm:p-5">
        <h2 className="font-semibold text-lg">{t("title")}</h2>
        <SettingsOutcome edit={edit} onKeepMine={() => edit.save("newest")} />
        <ActiveSwitch slug={slug} connectorId={connectorId} settings={settings} />
        <RadioGroup
          id="new-people"
          legend={t("method")}
          value={edit.draft.newPeople ?? "sso"}
          onChange={(newPeople) => edit.change({ newPeople })}
          options={[
            { value: "sso", label: "sso", hint: t("sso") },
            { value: "builtin", label: "builtin", hint: t("builtin") },
          ]}
        />
        <CheckRow
          id="create-people"
          label={t("create")}
          hint={t.rich("createHint", {
            link: (words) => (
              <Link href={`/o/${slug}/security/domains`} className="text-accent-text underline">
                {words}
              </Link>
            ),
          })}
          checked={edit.draft.createPeople ?? false}
          onChange={(createPeople) => edit.change({ createPeople })}
        />
        {edit.errorOf("createPeople") && (
          <p role="alert" className="flex gap-1.5 text-danger text-xs">
            <CircleX aria-hidden className="mt-px size-3.5 shrink-0" />
            {edit.errorOf("createPeople")}
          </p>
        )}
      </div>
      {edit.dirty && <SaveBar edit={edit} words={t("save")} />}
    </form>
  );
}
