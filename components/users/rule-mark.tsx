interface RuleMarkProps {
  /** Null where no rule gives the value. */
  readonly rule: number | null;
}

/** “ⓡ2”: the value comes from group rule 2. */
export function RuleMark({ rule }: RuleMarkProps) {
  if (rule === null) return null;
  return (
    <span className="ml-1 text-muted text-xs" title={`By group rule ${rule}`}>
      <span aria-hidden>ⓡ{rule}</span>
      <span className="sr-only">by group rule {rule}</span>
    </span>
  );
}
