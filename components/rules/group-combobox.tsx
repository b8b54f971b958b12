"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useDebounced } from "@/components/auth/use-debounced";
import type { EditedRule } from "@/components/rules/rule-draft";
import { Combobox } from "@/components/ui/combobox";
import { groupQueries } from "@/lib/groups/queries";

interface GroupComboboxProps {
  readonly slug: string;
  readonly id: string;
  readonly number: number;
  readonly group: EditedRule["group"];
  readonly invalid: boolean;
  readonly onChange: (group: EditedRule["group"]) => void;
}

/** One group, searched on the server; with thousands of them nobody scrolls. */
export function GroupCombobox({ slug, id, number, group, invalid, onChange }: GroupComboboxProps) {
  const t = useTranslations("rules.group");
  const common = useTranslations("common");
  const [query, setQuery] = useState("");
  const q = useDebounced(query.trim(), 250);
  const { data, isPlaceholderData } = useQuery(groupQueries.list(slug, q === "" ? {} : { q }));
  return (
    <Combobox
      id={id}
      label={group === null ? t("none", { number }) : t("chosen", { number, name: group.name })}
      placeholder={t("search")}
      query={query}
      onQuery={setQuery}
      options={data?.items.map((item) => ({
        value: item.id,
        label: item.displayName,
        hint: [common("people", { count: item.memberCount }), item.externalId ?? []].flat().join(" · "),
      }))}
      pending={q !== query.trim() || isPlaceholderData}
      chosen={group === null ? [] : [group.id]}
      onChoose={({ value, label }) => {
        const members = data?.items.find((item) => item.id === value)?.memberCount ?? 0;
        onChange({ id: value, name: label, gone: false, members });
      }}
      nothing={q === "" ? t("empty") : t("noMatch", { query: q })}
      invalid={invalid}
    >
      {group === null ? <span className="font-normal text-muted">{t("choose")}</span> : <bdi>{group.name}</bdi>}
    </Combobox>
  );
}
