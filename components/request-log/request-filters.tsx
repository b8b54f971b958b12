"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMay } from "@/components/layout/viewer-provider";
import { useMoreFilters } from "@/components/request-log/use-more-filters";
import { FilterBar } from "@/components/ui/filter-bar";
import { Select } from "@/components/ui/select";
import { Switch } from "@/components/ui/switch";
import { connectorQueries } from "@/lib/connectors/queries";
import type { ListRequestsParams } from "@/lib/request-log/schemas";

const outcomes = ["accepted", "refused", "failed"] as const;
const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;

interface RequestFiltersProps {
  readonly slug: string;
  readonly params: ListRequestsParams;
  readonly onChange: (change: Readonly<Record<string, string | undefined>>) => void;
}

/** The everyday filters in sight, the others in a panel, each that is set as a chip. */
export function RequestFilters(props: RequestFiltersProps) {
  return (
    <FilterBar
      search={<EverydayFilters {...props} />}
      filters={useMoreFilters(props)}
      onClear={(names) => props.onChange(Object.fromEntries(names.map((name) => [name, undefined])))}
    />
  );
}

function EverydayFilters({ slug, params, onChange }: RequestFiltersProps) {
  const t = useTranslations("requestLog");
  const mayReadConnectors = useMay("connector:read");
  const { data: connectors = [] } = useQuery({ ...connectorQueries.list(slug), enabled: mayReadConnectors });
  return (
    <div className="flex flex-wrap items-center gap-2 max-sm:grid max-sm:grid-cols-2">
      <Select
        label={t("filters.outcome")}
        value={params.outcome ?? "all"}
        options={[
          { value: "all", label: t("filters.anyOutcome") },
          ...outcomes.map((outcome) => ({ value: outcome, label: t(`outcomes.${outcome}`) })),
        ]}
        onChange={(outcome) => onChange({ outcome: unlessAll(outcome) })}
      />
      <Select
        label={t("filters.method")}
        value={params.method ?? "all"}
        options={[
          { value: "all", label: t("filters.anyMethod") },
          ...methods.map((method) => ({ value: method, label: method })),
        ]}
        onChange={(method) => onChange({ method: unlessAll(method) })}
      />
      {connectors.length > 0 && (
        <Select
          label={t("filters.connector")}
          value={params.connector ?? "all"}
          options={[
            { value: "all", label: t("filters.anyConnector") },
            ...connectors.map((connector) => ({ value: connector.id, label: connector.name })),
          ]}
          onChange={(connector) => onChange({ connector: unlessAll(connector) })}
        />
      )}
      <Switch
        id="hide-tests"
        label={t("filters.hideTests")}
        checked={params.hideTests === "1"}
        onChange={(on) => onChange({ hideTests: on ? "1" : undefined })}
      />
    </div>
  );
}

function unlessAll(value: string): string | undefined {
  return value === "all" ? undefined : value;
}
