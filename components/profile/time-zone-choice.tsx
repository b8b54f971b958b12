"use client";

import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";

interface TimeZoneChoiceProps {
  /** Null for the browser's own. */
  readonly timeZone: string | null;
  readonly onChange: (timeZone: string | null) => void;
}

const browsersOwn = "";
const shownAtMost = 50;

/** Of the time zones that the browser knows, by name. */
export function TimeZoneChoice({ timeZone, onChange }: TimeZoneChoiceProps) {
  const t = useTranslations("profile.timeZone");
  const [query, setQuery] = useState("");
  const names = useMemo(() => Intl.supportedValuesOf("timeZone"), []);
  const wanted = query.trim().toLowerCase().replace(/\s+/g, "_");
  const matching = names.filter((name) => name.toLowerCase().includes(wanted)).slice(0, shownAtMost);
  const own = { value: browsersOwn, label: t("browsersOwn") };
  const options = [...(wanted === "" ? [own] : []), ...matching.map((name) => ({ value: name, label: words(name) }))];
  const chosen = timeZone === null ? own.label : words(timeZone);
  return (
    <Field id="time-zone" label={t("label")} hint={t("hint")}>
      <Combobox
        id="time-zone"
        label={t("chosen", { zone: chosen })}
        placeholder={t("search")}
        query={query}
        onQuery={setQuery}
        options={options}
        chosen={[timeZone ?? browsersOwn]}
        onChoose={({ value }) => onChange(value === browsersOwn ? null : value)}
        nothing={t("none", { query })}
        className="self-start"
      >
        {chosen}
      </Combobox>
    </Field>
  );
}

function words(name: string): string {
  return name.replaceAll("_", " ");
}
