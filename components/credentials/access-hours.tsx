import { describedBy, Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { countOf } from "@/lib/utils/format";

const choices = [1, 2, 3, 4, 5, 6].map((hours) => ({ value: String(hours), label: countOf(hours, "hour") }));

interface AccessHoursProps {
  readonly value: number;
  readonly onChange: (hours: number) => void;
}

/** How long the access tokens live that Entra fetches; Microsoft asks for 1 to 6 hours. */
export function AccessHours({ value, onChange }: AccessHoursProps) {
  return (
    <Field id="access-hours" label="Access tokens live" hint="Entra fetches a new one by itself.">
      <Select
        id="access-hours"
        value={String(value)}
        options={choices}
        onChange={(hours) => onChange(Number(hours))}
        describedBy={describedBy("access-hours")}
      />
    </Field>
  );
}
