"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { actionWords, actorKindWords } from "@/components/history/audit-words";
import { dayFilter } from "@/components/log/day-filter";
import { choiceFilter, type Filter, FilterBar } from "@/components/ui/filter-bar";
import { SearchField } from "@/components/ui/search-field";
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
  const { filters, onChange, onSearch, children } = props;
  return (
    <FilterBar
      search={
        <SearchField
          label="Search targets"
          placeholder="Search target: name or id"
          value={filters.q ?? ""}
          onChange={onSearch}
        />
      }
      filters={useEntryFilters(props)}
      onClear={(names) => onChange(Object.fromEntries(names.map((name) => [name, undefined])))}
    >
      {children}
    </FilterBar>
  );
}

function useEntryFilters({ slug, filters, targetName, onChange }: EntryFilterBarProps): readonly Filter[] {
  const { data: choices } = useQuery(auditQueries.choices(slug));
  const actors = (choices?.actors ?? []).map((actor) => ({ value: actor.id ?? "system", label: actorLabel(actor) }));
  const actions = (choices?.actions ?? [])
    .map((action) => ({ value: action, label: actionWords(action) }))
    .sort((a, b) => a.label.localeCompare(b.label));
  const { actor, action, target, from, to } = filters;
  return [
    choiceFilter({
      name: "actor",
      label: "Who",
      value: actor,
      choices: actors,
      onChange: (value) => onChange({ actor: value }),
    }),
    choiceFilter({
      name: "action",
      label: "Act",
      value: action,
      choices: actions,
      onChange: (value) => onChange({ action: value }),
    }),
    dayFilter({ name: "from", label: "From", value: from, onChange: (value) => onChange({ from: value }) }),
    dayFilter({ name: "to", label: "To", value: to, onChange: (value) => onChange({ to: value }) }),
    ...(target === undefined ? [] : [targetFilter(targetName ?? target)]),
  ];
}

/** Two may have the same name; the kind tells a person from a connector. */
function actorLabel({ kind, name }: AuditActor): string {
  return kind === "user" ? name : `${name} (${actorKindWords(kind)})`;
}

/** Set from a change, and only taken away here. */
function targetFilter(shown: string): Filter {
  return {
    name: "target",
    label: "Target",
    shown,
    control: (
      <p>
        <span className="block font-medium">Target</span>
        <bdi className="[overflow-wrap:anywhere]">{shown}</bdi>
      </p>
    ),
  };
}
