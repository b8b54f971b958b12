"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { useDebounced } from "@/components/auth/use-debounced";
import { Combobox } from "@/components/ui/combobox";
import { type Filter, Labelled } from "@/components/ui/filter-bar";
import { groupQueries } from "@/lib/groups/queries";

interface GroupFilterProps {
  readonly slug: string;
  readonly value: string | undefined;
  readonly onChange: (groupId: string | undefined) => void;
}

/** A filter by one group, which is looked up by its name. */
export function useGroupFilter(props: GroupFilterProps): Filter {
  const t = useTranslations("groups.filter");
  const { slug, value } = props;
  const { data } = useQuery({ ...groupQueries.detail(slug, value ?? ""), enabled: value !== undefined, retry: false });
  const shown = value === undefined ? undefined : (data?.displayName ?? t("someGroup"));
  return { name: "group", label: t("group"), shown, control: <GroupControl {...props} shown={shown} /> };
}

function GroupControl({ slug, value, onChange, shown }: GroupFilterProps & { readonly shown: string | undefined }) {
  const t = useTranslations("groups.filter");
  const id = useId();
  const [query, setQuery] = useState("");
  const q = useDebounced(query.trim(), 250);
  const { data } = useQuery({ ...groupQueries.list(slug, q === "" ? {} : { q }), placeholderData: keepPreviousData });
  return (
    <Labelled id={id} label={t("group")}>
      <Combobox
        id={id}
        label={t("group")}
        placeholder={t("search")}
        query={query}
        onQuery={setQuery}
        options={data?.items.map((group) => ({ value: group.id, label: group.displayName }))}
        chosen={value === undefined ? [] : [value]}
        onChoose={(option) => onChange(option.value === value ? undefined : option.value)}
        nothing={q === "" ? t("noGroups") : t("noMatch", { query: q })}
        className="min-h-9 w-full justify-between px-3 font-normal"
      >
        {shown ?? t("any")}
      </Combobox>
    </Labelled>
  );
}
