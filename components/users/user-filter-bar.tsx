"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useFolderFilter } from "@/components/folders/use-folder-filter";
import { useGroupFilter } from "@/components/groups/use-group-filter";
import { useMay } from "@/components/layout/viewer-provider";
import { type Choice, choiceFilter, type Filter, FilterBar } from "@/components/ui/filter-bar";
import { OrderSelect } from "@/components/ui/order-select";
import { SearchField } from "@/components/ui/search-field";
import type { Sort } from "@/components/ui/table-sort";
import type { Translate } from "@/i18n/translate";
import { accessRoles } from "@/lib/auth/permissions";
import { connectorQueries } from "@/lib/connectors/queries";
import type { UserFilters } from "@/lib/users/schemas";

const methods = [
  { value: "sso", label: "sso" },
  { value: "builtin", label: "builtin" },
];

interface UserFilterBarProps {
  readonly slug: string;
  readonly userTypes: readonly string[];
  readonly filters: UserFilters;
  readonly onChange: (change: Readonly<Record<string, string | undefined>>) => void;
  readonly onSearch: (q: string) => void;
  readonly sort: Sort;
  readonly children?: ReactNode;
}

export function UserFilterBar(props: UserFilterBarProps) {
  const t = useTranslations("users.filters");
  const { filters, onChange, sort } = props;
  const orders = [
    { value: "name", label: t("orders.name") },
    { value: "-name", label: t("orders.nameDown") },
    { value: "-created", label: t("orders.newest") },
    { value: "created", label: t("orders.oldest") },
  ];
  return (
    <FilterBar
      search={
        <SearchField
          label={t("search")}
          placeholder={t("searchHint")}
          value={filters.q ?? ""}
          onChange={props.onSearch}
        />
      }
      filters={useUserFilters(props)}
      onClear={(names) => onChange(Object.fromEntries(names.map((name) => [name, undefined])))}
      order={<OrderSelect sort={sort} choices={orders} />}
    >
      {props.children}
    </FilterBar>
  );
}

type ChosenFilter = Exclude<keyof UserFilters, "q" | "group" | "folder">;

function useUserFilters({ slug, userTypes, filters, onChange }: UserFilterBarProps): readonly Filter[] {
  const t = useTranslations("users");
  const mayReadConnectors = useMay("connector:read");
  const { data: connectors = [] } = useQuery({ ...connectorQueries.list(slug), enabled: mayReadConnectors });
  const group = useGroupFilter({ slug, value: filters.group, onChange: (group) => onChange({ group }) });
  const folder = useFolderFilter({ slug, value: filters.folder, onChange: (folder) => onChange({ folder }) });
  const choice = (name: ChosenFilter, choices: readonly Choice[]) =>
    choiceFilter({
      name,
      label: t(`filters.${name}`),
      value: filters[name],
      choices,
      onChange: (value) => onChange({ [name]: value }),
    });
  const { statuses, roles, origins, signIns } = fixedChoices(t);
  const types = [...userTypes.map((type) => ({ value: type, label: type })), { value: "none", label: t("noType") }];
  const names = connectors.map((connector) => ({ value: connector.id, label: connector.name }));
  return [
    choice("status", statuses),
    choice("accessRole", roles),
    choice("userType", types),
    choice("loginMethod", methods),
    choice("origin", origins),
    choice("notSignedIn", signIns),
    ...(names.length > 0 || filters.connector ? [choice("connector", names)] : []),
    group,
    folder,
  ];
}

function fixedChoices(t: Translate<"users">) {
  const states = ["active", "invited", "inactive"] as const;
  return {
    statuses: states.map((state) => ({ value: state, label: t(`states.${state}`) })),
    roles: [
      ...accessRoles.toReversed().map((role) => ({ value: role, label: role })),
      { value: "none", label: t("noRole") },
    ],
    origins: [
      { value: "entra", label: t("filters.origins.entra") },
      { value: "hand", label: t("filters.origins.hand") },
    ],
    signIns: [
      { value: "ever", label: t("filters.signIns.never") },
      ...[30, 90, 180].map((days) => ({ value: String(days), label: t("filters.signIns.days", { days }) })),
    ],
  };
}
