import { useTranslations } from "next-intl";
import { useId } from "react";
import { inputClass } from "@/components/ui/field";
import { type Filter, Labelled } from "@/components/ui/filter-bar";
import { useFormat } from "@/components/ui/use-format";

/** Days in UTC: `2026-11-03`. */
interface Days {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

type Change = Readonly<Record<string, string | undefined>>;

/** Filters by a range of days, one for each of its ends. */
export function useDayFilters({ from, to }: Days, onChange: (change: Change) => void): readonly Filter[] {
  const t = useTranslations("log");
  const format = useFormat();
  return [
    {
      name: "from",
      label: t("from"),
      shown: from && format.date(from),
      control: <DayControl label={t("fromDay")} day={from} onChange={(day) => onChange({ from: day })} />,
    },
    {
      name: "to",
      label: t("to"),
      shown: to && format.date(to),
      control: <DayControl label={t("toDay")} day={to} onChange={(day) => onChange({ to: day })} />,
    },
  ];
}

interface DayControlProps {
  readonly label: string;
  readonly day: string | undefined;
  readonly onChange: (day: string | undefined) => void;
}

function DayControl({ label, day, onChange }: DayControlProps) {
  const id = useId();
  return (
    <Labelled id={id} label={label}>
      <input
        id={id}
        type="date"
        value={day ?? ""}
        onChange={(event) => onChange(event.target.value || undefined)}
        className={inputClass}
      />
    </Labelled>
  );
}
