"use client";

import { Pause, Play } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "@/lib/utils/cn";

interface LivePillProps {
  readonly state: "live" | "paused" | "reconnecting";
  /** Without it the pill only tells. */
  readonly onToggle?: () => void;
}

const dots = { live: "bg-success", paused: "bg-neutral", reconnecting: "bg-warning" } as const;

export function LivePill({ state, onToggle }: LivePillProps) {
  const t = useTranslations("ui.live");
  const content = (
    <>
      <span aria-hidden className={cn("size-2 rounded-full", dots[state])} />
      <span role="status">{t(`states.${state}`)}</span>
    </>
  );
  const shape =
    "inline-flex items-center gap-2 rounded-full border border-border bg-surface px-2.5 text-xs font-medium";
  if (!onToggle) return <span className={cn(shape, "h-7")}>{content}</span>;
  const Icon = state === "paused" ? Play : Pause;
  return (
    <button
      type="button"
      onClick={onToggle}
      aria-label={t(`toggles.${state}`)}
      className={cn(shape, "h-8 touch:h-11 hover:bg-hover")}
    >
      {content}
      <Icon aria-hidden className="size-3.5 text-muted" />
    </button>
  );
}
