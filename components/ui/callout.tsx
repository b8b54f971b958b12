import { CircleCheck, Info, OctagonX, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/lib/utils/cn";

const kinds = {
  info: { icon: Info, tone: "bg-info-subtle text-info" },
  success: { icon: CircleCheck, tone: "bg-success-subtle text-success" },
  warning: { icon: TriangleAlert, tone: "bg-warning-subtle text-warning" },
  danger: { icon: OctagonX, tone: "bg-danger-subtle text-danger" },
} as const;

interface CalloutProps {
  readonly kind: keyof typeof kinds;
  readonly title?: string;
  readonly children: ReactNode;
  readonly action?: ReactNode;
  readonly className?: string;
}

/** Icon, title, one sentence, one action. */
export function Callout({ kind, title, children, action, className }: CalloutProps) {
  const { icon: Icon, tone } = kinds[kind];
  return (
    <div className={cn("flex flex-wrap items-center gap-x-4 gap-y-3 rounded-card p-3.5", tone, className)}>
      <div className="flex min-w-0 flex-1 basis-64 gap-2.5">
        <Icon aria-hidden className="mt-0.5 size-4 shrink-0 stroke-[1.75]" />
        <div className="min-w-0 flex-1">
          {title && <p className="font-semibold">{title}</p>}
          <div className="text-text">{children}</div>
        </div>
      </div>
      {action}
    </div>
  );
}
