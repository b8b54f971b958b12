"use client";

import type { ReactNode } from "react";
import { type Choice, choiceFilter, FilterBar } from "@/components/ui/filter-bar";
import { OrderSelect } from "@/components/ui/order-select";
import { SearchField } from "@/components/ui/search-field";
import type { Sort } from "@/components/ui/table-sort";
import type { GroupFilters } from "@/lib/groups/schemas";

const origins = [
  { value: "entra", label: "Entra" },
  { value: "hand", label: "By hand" },
];
const rules = [
  { value: "used", label: "Used by a rule" },
  { value: "unused", label: "Not used by a rule" },
];
const members = [
  { value: "none", label: "Empty" },
  { value: "some", label: "With members" },
];
const orders = [
  { value: "name", label: "Name, A to Z" },
  { value: "-name", label: "Name, Z to A" },
  { value: "-created", label: "Newest first" },
  { value: "created", label: "Oldest first" },
];

interface GroupFilterBarProps {
  readonly filters: GroupFilters;
  readonly onChange: (change: Readonly<Record<string, string | undefined>>) => void;
  readonly onSearch: (q: string) => void;
  readonly sort: Sort;
  readonly children?: ReactNode;
}

export function GroupFilterBar({ filters, onChange, onSearch, sort, children }: GroupFilterBarProps) {
  const choice = (name: keyof GroupFilters, label: string, choices: readonly Choice[]) =>
    choiceFilter({ name, label, value: filters[name], choices, onChange: (value) => onChange({ [name]: value }) });
  return (
    <FilterBar
      search={
        <SearchField
          label="Search groups"
          placeholder="Search name or external id"
          value={filters.q ?? ""}
          onChange={onSearch}
        />
      }
      filters={[
        choice("origin", "Origin", origins),
        choice("rule", "Group rules", rules),
        choice("members", "Members", members),
      ]}
      onClear={(names) => onChange(Object.fromEntries(names.map((name) => [name, undefined])))}
      order={<OrderSelect sort={sort} choices={orders} />}
    >
      {children}
    </FilterBar>
  );
}
