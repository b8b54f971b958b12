"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { useDebounced } from "@/components/auth/use-debounced";
import { Combobox } from "@/components/ui/combobox";
import { type Filter, Labelled } from "@/components/ui/filter-bar";
import { groupQueries } from "@/lib/groups/queries";
import { userQueries } from "@/lib/users/queries";

interface ResourceFilterProps {
  readonly slug: string;
  readonly value: string | undefined;
  readonly onChange: (id: string | undefined) => void;
}

/** People and groups that are shown of each kind; the search finds the others. */
const most = 10;

/** A filter by one person or group, who is looked up by name. */
export function useResourceFilter(props: ResourceFilterProps): Filter {
  const t = useTranslations("requestLog.resource");
  const { slug, value } = props;
  const known = { enabled: value !== undefined, retry: false };
  const user = useQuery({ ...userQueries.detail(slug, value ?? ""), ...known });
  const group = useQuery({ ...groupQueries.detail(slug, value ?? ""), ...known });
  const name = user.data?.displayName ?? user.data?.userName ?? group.data?.displayName;
  const shown = value === undefined ? undefined : (name ?? value);
  return { name: "resource", label: t("label"), shown, control: <ResourceControl {...props} shown={shown} /> };
}

function ResourceControl({
  slug,
  value,
  onChange,
  shown,
}: ResourceFilterProps & { readonly shown: string | undefined }) {
  const t = useTranslations("requestLog.resource");
  const id = useId();
  const [query, setQuery] = useState("");
  const q = useDebounced(query.trim(), 250);
  const search = q === "" ? {} : { q };
  const users = useQuery({ ...userQueries.list(slug, search), placeholderData: keepPreviousData });
  const groups = useQuery({ ...groupQueries.list(slug, search), placeholderData: keepPreviousData });
  const people = users.data?.items.slice(0, most).map((user) => ({
    value: user.id,
    label: user.displayName ?? user.userName,
    hint: user.userName,
  }));
  const teams = groups.data?.items.slice(0, most).map((group) => ({
    value: group.id,
    label: group.displayName,
    hint: t("group"),
  }));
  return (
    <Labelled id={id} label={t("label")}>
      <Combobox
        id={id}
        label={shown === undefined ? t("labelAny") : t("labelChosen", { name: shown })}
        placeholder={t("search")}
        query={query}
        onQuery={setQuery}
        options={people && teams && [...people, ...teams]}
        chosen={value === undefined ? [] : [value]}
        onChoose={(option) => onChange(option.value === value ? undefined : option.value)}
        nothing={q === "" ? t("nobody") : t("noMatch", { query: q })}
        className="min-h-9 w-full justify-between px-3 font-normal"
      >
        {shown ?? t("any")}
      </Combobox>
    </Labelled>
  );
}
