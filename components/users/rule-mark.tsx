import { ListOrdered } from "lucide-react";
import { useTranslations } from "next-intl";

interface RuleMarkProps {
  /** Null where no rule gives the value. */
  readonly rule: number | null;
}

/** The value comes from group rule 2. Its icon is the one of group rules: a letter in a circle is missing from many fonts. */
export function RuleMark({ rule }: RuleMarkProps) {
  const t = useTranslations("users.ruleMark");
  if (rule === null) return null;
  return (
    <span className="ml-1.5 whitespace-nowrap text-muted text-xs" title={t("title", { position: rule })}>
      <ListOrdered aria-hidden className="mr-0.5 inline size-3 align-[-0.125em] stroke-[1.75]" />
      <span aria-hidden>{rule}</span>
      <span className="sr-only">{t("text", { position: rule })}</span>
    </span>
  );
}
