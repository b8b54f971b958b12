"use client";

import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { CircleCheck, CircleSlash, OctagonX } from "lucide-react";
import { useTranslations } from "next-intl";
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
import type { OnDemandResult } from "@/lib/rehearsal/schemas";
import { userQueries } from "@/lib/users/queries";

interface OnDemandPanelProps {
  readonly slug: string;
  readonly connectorId: string;
}

/** What Entra's Provision on demand would do to one person, in Entra's words. */
export function OnDemandPanel({ slug, connectorId }: OnDemandPanelProps) {
  const t = useTranslations("rehearsal.onDemand");
  const [person, setPerson] = useState<Option | null>(null);
  const ask = useMutation({ mutationFn: rehearsalMutations.onDemand(slug, connectorId) });
  function choose(option: Option): void {
    setPerson(option);
    ask.reset();
  }
  return (
    <Card title={t("title")}>
      <div className="flex flex-col gap-4">
        <p className="max-w-prose text-muted">{t.rich("lead", { b: (words) => <b>{words}</b> })}</p>
        <div className="flex flex-wrap items-center gap-2">
          <PersonSelect slug={slug} connectorId={connectorId} person={person} onChoose={choose} />
          <Button
            disabled={person === null || ask.isPending}
            onClick={() => person && ask.mutate({ userId: person.value })}
          >
            {t(ask.isPending ? "asking" : "ask")}
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
  const t = useTranslations("rehearsal.onDemand");
  const [query, setQuery] = useState("");
  const q = useDebounced(query.trim(), 250);
  const { data, isPlaceholderData } = useQuery({
    ...userQueries.list(slug, { connector: connectorId, ...(q === "" ? {} : { q }) }),
    placeholderData: keepPreviousData,
  });
  const shown = person?.label ?? t("selectUser");
  return (
    <Combobox
      label={t("person", { name: shown })}
      placeholder={t("search")}
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
      nothing={q === "" ? t("nobodyCame") : t("nobodyMatches", { query: q })}
      className="min-h-9 w-72 justify-between px-3 font-normal"
    >
      {shown}
    </Combobox>
  );
}

const states = {
  success: { tone: "success", icon: CircleCheck },
  skipped: { tone: "neutral", icon: CircleSlash },
  failed: { tone: "danger", icon: OctagonX },
} as const;

function Result({ slug, connectorId, result }: OnDemandPanelProps & { readonly result: OnDemandResult }) {
  const t = useTranslations("rehearsal.onDemand");
  const stepNames = useTranslations("entraLabels.onDemand");
  return (
    <div role="status" className="flex flex-col gap-4">
      <ol aria-label={t("result", { name: result.label })} className="divide-y divide-border border-border border-y">
        {result.steps.map((step) => (
          <li key={step.name} className="flex flex-wrap items-start gap-x-3 gap-y-1 py-2.5">
            <span className="w-20 shrink-0">
              <StatusBadge {...states[step.state]} word={t(`states.${step.state}`)} />
            </span>
            <div className="min-w-0 flex-1 basis-60">
              <p className="font-medium">{stepNames(step.name)}</p>
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
