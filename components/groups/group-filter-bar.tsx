"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type Choice, choiceFilter, FilterBar } from "@/components/ui/filter-bar";
import { OrderSelect } from "@/components/ui/order-select";
import { SearchField } from "@/components/ui/search-field";
import type { Sort } from "@/components/ui/table-sort";
import type { GroupFilters } from "@/lib/groups/schemas";

interface GroupFilterBarProps {
  readonly filters: GroupFilters;
  readonly onChange: (change: Readonly<Record<string, string | undefined>>) => void;
  readonly onSearch: (q: string) => void;
  readonly sort: Sort;
  readonly children?: ReactNode;
}

export function GroupFilterBar({ filters, onChange, onSearch, sort, children }: GroupFilterBarProps) {
  const t = useTranslations("groups.filter");
  const origins = (["entra", "hand"] as const).map((value) => ({ value, label: t(`origin.${value}`) }));
  const rules = (["used", "unused"] as const).map((value) => ({ value, label: t(`rule.${value}`) }));
  const members = (["none", "some"] as const).map((value) => ({ value, label: t(`members.${value}`) }));
  const orders = [
    { value: "name", label: t("order.name") },
    { value: "-name", label: t("order.nameDown") },
    { value: "-created", label: t("order.addedDown") },
    { value: "created", label: t("order.added") },
  ];
  const choice = (name: keyof GroupFilters, label: string, choices: readonly Choice[]) =>
    choiceFilter({ name, label, value: filters[name], choices, onChange: (value) => onChange({ [name]: value }) });
  return (
    <FilterBar
      search={
        <SearchField label={t("search")} placeholder={t("searchHint")} value={filters.q ?? ""} onChange={onSearch} />
      }
      filters={[
        choice("origin", t("origin.title"), origins),
        choice("rule", t("rule.title"), rules),
        choice("members", t("members.title"), members),
      ]}
      onClear={(names) => onChange(Object.fromEntries(names.map((name) => [name, undefined])))}
      order={<OrderSelect sort={sort} choices={orders} />}
    >
      {children}
    </FilterBar>
  );
}
