import type { LucideIcon } from "lucide-react";
import { cn } from "@/lib/utils/cn";

export type Tone = "success" | "warning" | "danger" | "info" | "neutral";

const tones: Record<Tone, string> = {
  success: "bg-success-subtle text-success",
  warning: "bg-warning-subtle text-warning",
  danger: "bg-danger-subtle text-danger",
  info: "bg-info-subtle text-info",
  neutral: "bg-neutral-subtle text-neutral",
};

interface StatusBadgeProps {
  readonly tone: Tone;
  readonly icon: LucideIcon;
  readonly word: string;
  readonly className?: string;
}

/** Icon + word + colour, never colour alone. */
export function StatusBadge({ tone, icon: Icon, word, className }: StatusBadgeProps) {
  return (
    <span
      className={cn(
        "inline-flex items-center gap-1 whitespace-nowrap rounded-badge px-1.5 py-0.5 font-medium text-xs",
        tones[tone],
        className,
      )}
    >
      <Icon aria-hidden className="size-3.5 shrink-0 stroke-2" />
      {word}
    </span>
  );
}
