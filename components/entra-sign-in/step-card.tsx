import { CircleCheck } from "lucide-react";
import type { ReactNode } from "react";
import { StatusBadge } from "@/components/ui/status-badge";

interface StepCardProps {
  readonly number: number;
  readonly title: string;
  /** What a tick says: “Saved”, “Seen”. Nothing before. */
  readonly done: string | null;
  /** Where it is done in Entra. */
  readonly path: ReactNode;
  readonly action?: ReactNode;
  readonly children?: ReactNode;
  /** Below a line, such as the bar that saves. */
  readonly footer?: ReactNode;
}

/** One numbered step of setting sign-in up, with a tick when it is done. */
export function StepCard({ number, title, done, path, action, children, footer }: StepCardProps) {
  return (
    <section aria-label={title} className="min-w-0 rounded-card border border-border bg-surface">
      <div className="flex flex-col gap-4 p-4 sm:p-5">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <span
            aria-hidden
            className="tabular flex size-7 shrink-0 items-center justify-center rounded-full bg-accent-subtle font-semibold text-accent-text"
          >
            {number}
          </span>
          <h2 className="font-semibold text-lg">
            <span className="sr-only">{number}. </span>
            {title}
          </h2>
          {done !== null && <StatusBadge tone="success" icon={CircleCheck} word={done} />}
          {action && <div className="ml-auto max-sm:ml-0 max-sm:w-full">{action}</div>}
        </div>
        <div className="max-w-[75ch]">{path}</div>
        {children}
      </div>
      {footer}
    </section>
  );
}

/** The tag `<b>` of a message: Entra's own words. */
export function bold(words: ReactNode): ReactNode {
  return <b>{words}</b>;
}
