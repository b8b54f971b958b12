import { OctagonX } from "lucide-react";
import type { ReactNode } from "react";

interface ErrorStateProps {
  /** What happened, and why if known. */
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

export function ErrorState({ title, children, action }: ErrorStateProps) {
  return (
    <div role="alert" className="flex flex-col items-center gap-3 px-6 py-12 text-center">
      <span className="flex size-12 items-center justify-center rounded-full bg-danger-subtle text-danger">
        <OctagonX aria-hidden className="size-5 stroke-[1.75]" />
      </span>
      <p className="max-w-md font-semibold text-base">{title}</p>
      {children && <div className="max-w-md text-muted">{children}</div>}
      {action && <div className="mt-2">{action}</div>}
    </div>
  );
}
