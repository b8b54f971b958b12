import { useTranslations } from "next-intl";

interface WaitingBadgeProps {
  readonly count: number;
  readonly kind: "attention" | "held" | "open";
  /** A dot at the icon's corner; the count is said all the same. */
  readonly collapsed?: boolean;
}

/** How many things wait for a human. */
export function WaitingBadge({ count, kind, collapsed = false }: WaitingBadgeProps) {
  const t = useTranslations("layout.badges");
  if (collapsed) {
    return (
      <>
        <span aria-hidden className="absolute top-1 right-1.5 size-2 rounded-full bg-warning" />
        <span className="sr-only">{t.rich(kind, { count, words: (words) => words })}</span>
      </>
    );
  }
  return (
    <span className="tabular ml-auto rounded-full bg-warning-subtle px-2 py-0.5 font-semibold text-warning text-xs">
      {t.rich(kind, { count, words: (words) => <span className="sr-only">{words}</span> })}
    </span>
  );
}
