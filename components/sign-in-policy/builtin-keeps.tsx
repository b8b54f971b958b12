import { useTranslations } from "next-intl";
import { Checkbox } from "@/components/ui/checkbox";

interface BuiltinKeepsProps {
  readonly id: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

/** Whether SSO is required of people with login method sso alone. */
export function BuiltinKeeps({ id, checked, onChange }: BuiltinKeepsProps) {
  const t = useTranslations("signInPolicy");
  return (
    <div className="flex touch:min-h-11 items-start gap-2.5">
      <Checkbox id={id} checked={checked} onChange={onChange} className="mt-0.5" />
      <label htmlFor={id}>{t("builtinKeeps")}</label>
    </div>
  );
}
