import type { ReactNode } from "react";

interface KeyValueListProps {
  readonly items: readonly { readonly key: string; readonly value: ReactNode; readonly mono?: boolean }[];
}

export function KeyValueList({ items }: KeyValueListProps) {
  return (
    <dl className="divide-y divide-border">
      {items.map((item) => (
        <div key={item.key} className="grid gap-x-6 gap-y-0.5 py-2.5 sm:grid-cols-[minmax(9rem,1fr)_2fr]">
          <dt className={item.mono ? "font-mono text-mono text-muted" : "text-muted"}>{item.key}</dt>
          <dd className="min-w-0">{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
