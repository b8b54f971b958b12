"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMay } from "@/components/layout/viewer-provider";
import { dayFilter } from "@/components/log/day-filter";
import { causeWords } from "@/components/sign-in-log/sign-in-words";
import { choiceFilter, type Filter, FilterBar } from "@/components/ui/filter-bar";
import { SearchField } from "@/components/ui/search-field";
import { Switch } from "@/components/ui/switch";
import { connectorQueries } from "@/lib/connectors/queries";
import { type SignInFilters as Filters, type SignInItem, signInMethods } from "@/lib/sign-in-log/schemas";

type Change = (change: Readonly<Record<string, string | undefined>>) => void;

interface SignInFiltersProps {
  readonly slug: string;
  readonly filters: Filters;
  /** What is in sight: its causes are the choices, and it tells the name of the one person that `filters.user` names. */
  readonly items: readonly SignInItem[];
  readonly onChange: Change;
  readonly onSearch: (q: string) => void;
}

export function SignInFilters(props: SignInFiltersProps) {
  const t = useTranslations("signInLog.filters");
  const { filters, onChange, onSearch } = props;
  return (
    <FilterBar
      search={
        <SearchField
          label={t("search")}
          placeholder={t("searchPlaceholder")}
          value={filters.q ?? ""}
          onChange={onSearch}
        />
      }
      filters={useFilters(props)}
      onClear={(names) => onChange(Object.fromEntries(names.map((name) => [name, undefined])))}
    >
      <Switch
        id="failed-only"
        label={t("failedOnly")}
        checked={filters.failed === "1"}
        onChange={(on) => onChange({ failed: on ? "1" : undefined })}
      />
    </FilterBar>
  );
}

function useFilters({ slug, filters, items, onChange }: SignInFiltersProps): readonly Filter[] {
  const t = useTranslations("signInLog");
  const mayReadConnectors = useMay("connector:read");
  const { data: connectors = [] } = useQuery({ ...connectorQueries.list(slug), enabled: mayReadConnectors });
  const { connector, cause, from, to, user } = filters;
  const causes = new Set(items.flatMap(({ causeCode }) => causeCode ?? []).concat(cause ?? []));
  const choice = (
    name: "method" | "connector" | "cause",
    label: string,
    choices: readonly (readonly [string, string])[],
  ) =>
    choiceFilter({
      name,
      label,
      value: filters[name],
      choices: choices.map(([value, words]) => ({ value, label: words })),
      onChange: (value) => onChange({ [name]: value }),
    });
  return [
    choice(
      "method",
      t("filters.method"),
      signInMethods.map((one) => [one, t(`methods.${one}`)]),
    ),
    ...(connectors.length > 0 || connector
      ? [
          choice(
            "connector",
            t("filters.connector"),
            connectors.map(({ id, name }) => [id, name]),
          ),
        ]
      : []),
    choice(
      "cause",
      t("filters.cause"),
      [...causes].sort().map((code) => [code, causeWords(t, code)]),
    ),
    dayFilter({ name: "from", label: t("filters.from"), value: from, onChange: (value) => onChange({ from: value }) }),
    dayFilter({ name: "to", label: t("filters.to"), value: to, onChange: (value) => onChange({ to: value }) }),
    ...(user === undefined
      ? []
      : [personFilter(t("filters.person"), items.find(({ userId }) => userId === user)?.person ?? user)]),
  ];
}

/** Set from a sign-in, and only taken away here. */
function personFilter(label: string, shown: string): Filter {
  return {
    name: "user",
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
