import { formatNumber } from "@/lib/utils/format";

interface WaitingBadgeProps {
  readonly count: number;
  readonly words: string;
  /** A dot at the icon's corner; the count is said all the same. */
  readonly collapsed?: boolean;
}

/** How many things wait for a human. */
export function WaitingBadge({ count, words, collapsed = false }: WaitingBadgeProps) {
  if (collapsed) {
    return (
      <>
        <span aria-hidden className="absolute top-1 right-1.5 size-2 rounded-full bg-warning" />
        <span className="sr-only">
          {formatNumber(count)} {words}
        </span>
      </>
    );
  }
  return (
    <span className="tabular ml-auto rounded-full bg-warning-subtle px-2 py-0.5 font-semibold text-warning text-xs">
      {formatNumber(count)}
      <span className="sr-only"> {words}</span>
    </span>
  );
}
