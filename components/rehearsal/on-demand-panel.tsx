"use client";

import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { CircleCheck, CircleSlash, OctagonX } from "lucide-react";
import { useState } from "react";
import { useDebounced } from "@/components/auth/use-debounced";
import { DryRunResult } from "@/components/request-log/dry-run-result";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card } from "@/components/ui/card";
import { Combobox } from "@/components/ui/combobox";
import { StatusBadge } from "@/components/ui/status-badge";
import type { Option } from "@/components/ui/use-option-search";
import { rehearsalMutations } from "@/lib/rehearsal/queries";
import type { OnDemandResult, OnDemandStep } from "@/lib/rehearsal/schemas";
import { userQueries } from "@/lib/users/queries";

interface OnDemandPanelProps {
  readonly slug: string;
  readonly connectorId: string;
}

/** What Entra's Provision on demand would do to one person, in Entra's words. */
export function OnDemandPanel({ slug, connectorId }: OnDemandPanelProps) {
  const [person, setPerson] = useState<Option | null>(null);
  const ask = useMutation({ mutationFn: rehearsalMutations.onDemand(slug, connectorId) });
  function choose(option: Option): void {
    setPerson(option);
    ask.reset();
  }
  return (
    <Card title="Provision on demand">
      <div className="flex flex-col gap-4">
        <p className="max-w-prose text-muted">
          Shows what Entra's own <b>Provision on demand</b> would do to one person now, from what Entra sent last.
          Nothing is written.
        </p>
        <div className="flex flex-wrap items-center gap-2">
          <PersonSelect slug={slug} connectorId={connectorId} person={person} onChoose={choose} />
          <Button
            disabled={person === null || ask.isPending}
            onClick={() => person && ask.mutate({ userId: person.value })}
          >
            {ask.isPending ? "Asking…" : "Show what would happen"}
          </Button>
        </div>
        {ask.error && <Callout kind="danger">{ask.error.message}</Callout>}
        {ask.data && <Result slug={slug} connectorId={connectorId} result={ask.data} />}
      </div>
    </Card>
  );
}

interface PersonSelectProps extends OnDemandPanelProps {
  readonly person: Option | null;
  readonly onChoose: (option: Option) => void;
}

function PersonSelect({ slug, connectorId, person, onChoose }: PersonSelectProps) {
  const [query, setQuery] = useState("");
  const q = useDebounced(query.trim(), 250);
  const { data, isPlaceholderData } = useQuery({
    ...userQueries.list(slug, { connector: connectorId, ...(q === "" ? {} : { q }) }),
    placeholderData: keepPreviousData,
  });
  return (
    <Combobox
      label={`Person: ${person?.label ?? "Select a user"}`}
      placeholder="Search people"
      query={query}
      onQuery={setQuery}
      pending={isPlaceholderData}
      options={data?.items.map((user) => ({
        value: user.id,
        label: user.displayName ?? user.userName,
        hint: user.userName,
      }))}
      chosen={person === null ? [] : [person.value]}
      onChoose={onChoose}
      nothing={q === "" ? "Nobody has come through this connector yet." : `Nobody matches “${q}”.`}
      className="min-h-9 w-72 justify-between px-3 font-normal"
    >
      {person?.label ?? "Select a user"}
    </Combobox>
  );
}

/** As Entra's page names them. */
const names: Readonly<Record<OnDemandStep["name"], string>> = {
  import: "Import user",
  scope: "Determine if user is in scope",
  match: "Match user between source and target",
  action: "Perform action",
};

const states = {
  success: { word: "Success", tone: "success", icon: CircleCheck },
  skipped: { word: "Skipped", tone: "neutral", icon: CircleSlash },
  failed: { word: "Failure", tone: "danger", icon: OctagonX },
} as const;

function Result({ slug, connectorId, result }: OnDemandPanelProps & { readonly result: OnDemandResult }) {
  return (
    <div role="status" className="flex flex-col gap-4">
      <ol
        aria-label={`Provision on demand of ${result.label}`}
        className="divide-y divide-border border-border border-y"
      >
        {result.steps.map((step) => (
          <li key={step.name} className="flex flex-wrap items-start gap-x-3 gap-y-1 py-2.5">
            <span className="w-20 shrink-0">
              <StatusBadge {...states[step.state]} />
            </span>
            <div className="min-w-0 flex-1 basis-60">
              <p className="font-medium">{names[step.name]}</p>
              <p className="break-words text-muted">{step.text}</p>
            </div>
          </li>
        ))}
      </ol>
      {result.answer && (result.answer.outcome !== "accepted" || result.answer.changes) && (
        <DryRunResult slug={slug} connectorId={connectorId} answer={result.answer} />
      )}
    </div>
  );
}
