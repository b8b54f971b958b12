"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useFolderFilter } from "@/components/folders/use-folder-filter";
import { useGroupFilter } from "@/components/groups/use-group-filter";
import { useMay } from "@/components/layout/viewer-provider";
import { choiceFilter, type Filter, FilterBar } from "@/components/ui/filter-bar";
import { OrderSelect } from "@/components/ui/order-select";
import { SearchField } from "@/components/ui/search-field";
import type { Sort } from "@/components/ui/table-sort";
import { connectorQueries } from "@/lib/connectors/queries";
import type { UserFilters } from "@/lib/users/schemas";

const statuses = [
  { value: "active", label: "Active" },
  { value: "invited", label: "Invited" },
  { value: "inactive", label: "Inactive" },
];
const roles = [
  ...["EnterpriseAdmin", "Admin", "User", "ReadOnly"].map((role) => ({ value: role, label: role })),
  { value: "none", label: "None" },
];
const methods = [
  { value: "sso", label: "sso" },
  { value: "builtin", label: "builtin" },
];
const origins = [
  { value: "entra", label: "Entra" },
  { value: "hand", label: "By hand" },
];
const signIns = [
  { value: "ever", label: "Never signed in" },
  { value: "30", label: "Not within 30 days" },
  { value: "90", label: "Not within 90 days" },
  { value: "180", label: "Not within 180 days" },
];
const orders = [
  { value: "name", label: "Name, A to Z" },
  { value: "-name", label: "Name, Z to A" },
  { value: "-created", label: "Newest first" },
  { value: "created", label: "Oldest first" },
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
  const { filters, onChange, sort } = props;
  return (
    <FilterBar
      search={
        <SearchField
          label="Search users"
          placeholder="Search name, e-mail, object id"
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

function useUserFilters({ slug, userTypes, filters, onChange }: UserFilterBarProps): readonly Filter[] {
  const mayReadConnectors = useMay("connector:read");
  const { data: connectors = [] } = useQuery({ ...connectorQueries.list(slug), enabled: mayReadConnectors });
  const group = useGroupFilter({ slug, value: filters.group, onChange: (group) => onChange({ group }) });
  const folder = useFolderFilter({ slug, value: filters.folder, onChange: (folder) => onChange({ folder }) });
  const choice = (name: keyof UserFilters, label: string, choices: readonly { value: string; label: string }[]) =>
    choiceFilter({ name, label, value: filters[name], choices, onChange: (value) => onChange({ [name]: value }) });
  const types = [...userTypes.map((type) => ({ value: type, label: type })), { value: "none", label: "None" }];
  const names = connectors.map((connector) => ({ value: connector.id, label: connector.name }));
  return [
    choice("status", "Status", statuses),
    choice("accessRole", "Access role", roles),
    choice("userType", "User type", types),
    choice("loginMethod", "Login method", methods),
    choice("origin", "Origin", origins),
    choice("notSignedIn", "Sign-in", signIns),
    ...(names.length > 0 || filters.connector ? [choice("connector", "Connector", names)] : []),
    group,
    folder,
  ];
}
