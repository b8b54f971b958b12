import { useTranslations } from "next-intl";
import { describedBy, Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";

const choices = [1, 2, 3, 4, 5, 6];

interface AccessHoursProps {
  readonly value: number;
  readonly onChange: (hours: number) => void;
}

/** How long the access tokens live that Entra fetches; Microsoft asks for 1 to 6 hours. */
export function AccessHours({ value, onChange }: AccessHoursProps) {
  const t = useTranslations("credentials.accessHours");
  return (
    <Field id="access-hours" label={t("label")} hint={t("hint")}>
      <Select
        id="access-hours"
        value={String(value)}
        options={choices.map((count) => ({ value: String(count), label: t("hours", { count }) }))}
        onChange={(hours) => onChange(Number(hours))}
        describedBy={describedBy("access-hours")}
      />
    </Field>
  );
}
