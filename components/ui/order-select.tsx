"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { type Choice, Labelled } from "@/components/ui/filter-bar";
import { Select } from "@/components/ui/select";
import type { Sort } from "@/components/ui/table-sort";

/** The order of a list, where its column titles are not shown. */
export function OrderSelect({ sort, choices }: { readonly sort: Sort; readonly choices: readonly Choice[] }) {
  const t = useTranslations("ui.filter");
  const id = useId();
  return (
    <Labelled id={id} label={t("order")}>
      <Select id={id} value={sort.value} options={choices} onChange={sort.onChange} className="w-full" />
    </Labelled>
  );
}
