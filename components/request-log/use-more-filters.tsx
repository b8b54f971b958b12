"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useDayFilters } from "@/components/log/day-filter";
import { useResourceFilter } from "@/components/request-log/use-resource-filter";
import { choiceFilter, type Filter } from "@/components/ui/filter-bar";
import { Switch } from "@/components/ui/switch";
import { known } from "@/i18n/known";
import type { Translate } from "@/i18n/translate";
import { requestLogQueries } from "@/lib/request-log/queries";
import type { ListRequestsParams } from "@/lib/request-log/schemas";

const periods = ["1h", "24h", "7d", "30d"] as const;

const statuses = [
  "200",
  "201",
  "204",
  "400",
  "401",
  "403",
  "404",
  "405",
  "409",
  "412",
  "413",
  "415",
  "429",
  "500",
  "503",
];

interface MoreFiltersProps {
  readonly slug: string;
  readonly params: ListRequestsParams;
  readonly onChange: (change: Readonly<Record<string, string | undefined>>) => void;
}

/** The filters that stand in the panel, in the order of SCREENS §3.9. */
export function useMoreFilters({ slug, params, onChange }: MoreFiltersProps): readonly Filter[] {
  const t = useTranslations("requestLog");
  const names = useTranslations("causes");
  const days = useDayFilters(params, onChange);
  const { data: choices } = useQuery(requestLogQueries.choices(slug));
  const resource = useResourceFilter({
    slug,
    value: params.resource,
    onChange: (id) => onChange({ resource: id }),
  });
  const choose = (name: keyof ListRequestsParams, label: string, list: readonly { value: string; label: string }[]) =>
    choiceFilter({ name, label, value: params[name], choices: list, onChange: (value) => onChange({ [name]: value }) });
  const causes = (choices?.causes ?? []).map((code) => ({ value: code, label: causeWords(names, code) }));
  const credentials = (choices?.credentials ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return [
    choose("cause", t("filters.cause"), causes),
    resource,
    choose("credential", t("filters.credential"), credentials),
    choose(
      "status",
      t("filters.status"),
      statuses.map((status) => ({ value: status, label: status })),
    ),
    choose(
      "period",
      t("filters.time"),
      periods.map((period) => ({ value: period, label: t(`periods.${period}`) })),
    ),
    ...days,
    {
      name: "rehearsals",
      label: t("filters.rehearsals"),
      shown: params.rehearsals && t("filters.rehearsalsShown"),
      control: (
        <Switch
          id="show-rehearsals"
          label={t("filters.showRehearsals")}
          checked={params.rehearsals === "1"}
          onChange={(on) => onChange({ rehearsals: on ? "1" : undefined })}
        />
      ),
    },
  ];
}

/** `domain_unverified` → “Domain unverified”. */
function causeWords(t: Translate<"causes">, code: string): string {
  const words = code.replaceAll("_", " ");
  return known(t, `names.${code}`) ?? words.charAt(0).toUpperCase() + words.slice(1);
}
