import { formatNumber } from "@/lib/utils/format";

/** How many things wait for a human. */
export function WaitingBadge({ count, words }: { readonly count: number; readonly words: string }) {
  return (
    <span className="tabular ml-auto rounded-full bg-warning-subtle px-2 py-0.5 font-semibold text-warning text-xs">
      {formatNumber(count)}
      <span className="sr-only"> {words}</span>
    </span>
  );
}
