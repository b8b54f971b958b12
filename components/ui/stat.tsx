import type { ReactNode } from "react";

interface StatProps {
  readonly label: string;
  readonly value: ReactNode;
  readonly note?: ReactNode;
}

/** A figure on a card. */
export function Stat({ label, value, note }: StatProps) {
  return (
    <div className="min-w-0 rounded-card border border-border bg-surface p-4 sm:p-5">
      <dt className="text-muted">{label}</dt>
      <dd className="mt-1">
        <span className="tabular font-semibold text-stat">{value}</span>
        {note && <span className="mt-0.5 block text-muted text-xs">{note}</span>}
      </dd>
    </div>
  );
}
