"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { actionWords, actorKindWords } from "@/components/history/audit-words";
import { useDayFilters } from "@/components/log/day-filter";
import { choiceFilter, type Filter, FilterBar } from "@/components/ui/filter-bar";
import { SearchField } from "@/components/ui/search-field";
import type { Translate } from "@/i18n/translate";
import { auditQueries } from "@/lib/audit/queries";
import type { AuditActor, EntryFilters } from "@/lib/audit/schemas";

interface EntryFilterBarProps {
  readonly slug: string;
  readonly filters: EntryFilters;
  /** The name of the one thing that `filters.target` names, where a row has told it. */
  readonly targetName: string | undefined;
  readonly onChange: (change: Readonly<Record<string, string | undefined>>) => void;
  readonly onSearch: (q: string) => void;
  readonly children?: ReactNode;
}

export function EntryFilterBar(props: EntryFilterBarProps) {
  const t = useTranslations("auditLog");
  const { filters, onChange, onSearch, children } = props;
  return (
    <FilterBar
      search={
        <SearchField label={t("search")} placeholder={t("searchHint")} value={filters.q ?? ""} onChange={onSearch} />
      }
      filters={useEntryFilters(props)}
      onClear={(names) => onChange(Object.fromEntries(names.map((name) => [name, undefined])))}
    >
      {children}
    </FilterBar>
  );
}

function useEntryFilters({ slug, filters, targetName, onChange }: EntryFilterBarProps): readonly Filter[] {
  const t = useTranslations("auditLog");
  const history = useTranslations("history");
  const { data: choices } = useQuery(auditQueries.choices(slug));
  const actors = (choices?.actors ?? []).map((actor) => ({
    value: actor.id ?? "system",
    label: actorLabel(t, history, actor),
  }));
  const actions = (choices?.actions ?? [])
    .map((action) => ({ value: action, label: actionWords(history, action) }))
    .sort((a, b) => a.label.localeCompare(b.label));
  const days = useDayFilters(filters, onChange);
  const { actor, action, target } = filters;
  return [
    choiceFilter({
      name: "actor",
      label: t("who"),
      value: actor,
      choices: actors,
      onChange: (value) => onChange({ actor: value }),
    }),
    choiceFilter({
      name: "action",
      label: t("act"),
      value: action,
      choices: actions,
      onChange: (value) => onChange({ action: value }),
    }),
    ...days,
    ...(target === undefined ? [] : [targetFilter(t("target"), targetName ?? target)]),
  ];
}

/** Two may have the same name; the kind tells a person from a connector. */
function actorLabel(t: Translate<"auditLog">, history: Translate<"history">, { kind, name }: AuditActor): string {
  return kind === "user" ? name : t("actorOfKind", { name, kind: actorKindWords(history, kind) });
}

/** Set from a change, and only taken away here. */
function targetFilter(label: string, shown: string): Filter {
  return {
    name: "target",
    label,
    shown,
    control: (
      <p>
        <span className="block font-medium">{label}</span>
        <bdi className="[overflow-wrap:anywhere]">{shown}</bdi>
      </p>
    ),
  };
}
