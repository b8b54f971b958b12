import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/lib/utils/cn";

interface DisclosureProps {
  readonly summary: ReactNode;
  /** Open when it is first drawn. */
  readonly open?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

/** What few need, folded away under a line that says what it is. */
export function Disclosure({ summary, open = false, className, children }: DisclosureProps) {
  return (
    <details open={open} className={cn("group", className)}>
      <summary className="inline-flex min-h-9 touch:min-h-11 cursor-pointer list-none items-center gap-1.5 rounded-badge text-muted hover:text-text [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-4 shrink-0 group-open:rotate-90" />
        {summary}
      </summary>
      <div className="mt-2">{children}</div>
    </details>
  );
}
