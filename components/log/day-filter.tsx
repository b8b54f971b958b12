import { useId } from "react";
import { inputClass } from "@/components/ui/field";
import { type Filter, Labelled } from "@/components/ui/filter-bar";
import { shortDate } from "@/lib/utils/time";

interface DayFilterProps {
  readonly name: string;
  readonly label: string;
  /** A day in UTC: `2026-11-03`. */
  readonly value: string | undefined;
  readonly onChange: (day: string | undefined) => void;
}

/** A filter by one end of a range of days. */
export function dayFilter(props: DayFilterProps): Filter {
  const { name, label, value } = props;
  return { name, label, shown: value && shortDate(value), control: <DayControl {...props} /> };
}

function DayControl({ label, value, onChange }: DayFilterProps) {
  const id = useId();
  return (
    <Labelled id={id} label={`${label} (day in UTC)`}>
      <input
        id={id}
        type="date"
        value={value ?? ""}
        onChange={(event) => onChange(event.target.value || undefined)}
        className={inputClass}
      />
    </Labelled>
  );
}
