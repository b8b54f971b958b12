"use client";

import { CircleX } from "lucide-react";
import Link from "next/link";
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
  const edit = useSignInEdit(slug, connectorId, settings, "The settings are saved.");
  const mayWrite = useMay("connector:update");
  if (!mayWrite) return null;
  return (
    <form
      noValidate
      aria-label="People"
      onSubmit={(event) => {
        event.preventDefault();
        edit.save("shown");
      }}
      className="rounded-card border border-border bg-surface"
    >
      <LeaveQuestion dirty={edit.dirty} />
      <div className="flex flex-col gap-6 p-4 sm:p-5">
        <h2 className="font-semibold text-lg">People</h2>
        <SettingsOutcome edit={edit} onKeepMine={() => edit.save("newest")} />
        <ActiveSwitch slug={slug} connectorId={connectorId} settings={settings} />
        <RadioGroup
          id="new-people"
          legend="New people sign in with"
          value={edit.draft.newPeople ?? "sso"}
          onChange={(newPeople) => edit.change({ newPeople })}
          options={[
            { value: "sso", label: "sso", hint: "With Microsoft, by this connector." },
            {
              value: "builtin",
              label: "builtin",
              hint: "With e-mail and password. Each person's page can change it. People who are here already keep theirs.",
            },
          ]}
        />
        <CheckRow
          id="create-people"
          label="Create people at first sign-in"
          hint={
            <>
              Only with a user name in a{" "}
              <Link href={`/o/${slug}/security/domains`} className="text-accent-text underline">
                verified domain
              </Link>
              . Off: whoever Entra has not provisioned is told to wait for it.
            </>
          }
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
      {edit.dirty && <SaveBar edit={edit} words="Save settings" />}
    </form>
  );
}
