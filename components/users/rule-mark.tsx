import { ListOrdered } from "lucide-react";

interface RuleMarkProps {
  /** Null where no rule gives the value. */
  readonly rule: number | null;
}

/** The value comes from group rule 2. Its icon is the one of group rules: a letter in a circle is missing from many fonts. */
export function RuleMark({ rule }: RuleMarkProps) {
  if (rule === null) return null;
  return (
    <span className="ml-1.5 whitespace-nowrap text-muted text-xs" title={`By group rule ${rule}`}>
      <ListOrdered aria-hidden className="mr-0.5 inline size-3 align-[-0.125em] stroke-[1.75]" />
      <span aria-hidden>{rule}</span>
      <span className="sr-only">by group rule {rule}</span>
    </span>
  );
}
