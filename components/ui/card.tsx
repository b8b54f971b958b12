import type { ReactNode } from "react";
import { cn } from "@/lib/utils/cn";

interface CardProps {
  readonly title?: ReactNode;
  readonly action?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
  /** What an address with `#{id}` leads to. */
  readonly id?: string;
}

export function Card({ title, action, children, className, id }: CardProps) {
  return (
    <section
      id={id}
      className={cn(
        "min-w-0 scroll-mt-20 rounded-card border border-border bg-surface target:border-accent",
        className,
      )}
    >
      {title && (
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 pt-4 sm:px-5 sm:pt-5">
          <h2 className="font-semibold text-lg">{title}</h2>
          {action}
        </div>
      )}
      <div className={cn("p-4 sm:p-5", title && "pt-3 sm:pt-3")}>{children}</div>
    </section>
  );
}
