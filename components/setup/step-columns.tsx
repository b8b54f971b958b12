"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { type Click, Clicks, nextPlace } from "@/components/setup/clicks";
import { Sketch, type SketchData } from "@/components/setup/sketch";
import { useSetup } from "@/components/setup/use-setup";
import { Card } from "@/components/ui/card";
import { cn } from "@/lib/utils/cn";

interface StepColumnsProps {
  readonly clicks: readonly Click[];
  readonly sketch: SketchData;
  /** Above the clicks. */
  readonly before?: ReactNode;
  /** Below them. */
  readonly after?: ReactNode;
}

const sides = ["do", "where"] as const;

/** Left what to do in Entra, right where it is there; on a phone one of the two. */
export function StepColumns({ clicks, sketch, before, after }: StepColumnsProps) {
  const t = useTranslations("setup.sides");
  const { view } = useSetup();
  const [side, setSide] = useState<"do" | "where">("do");
  return (
    <div className="flex flex-col gap-4">
      <fieldset className="flex rounded-control border border-border-strong p-0.5 lg:hidden">
        <legend className="sr-only">{t("shown")}</legend>
        {sides.map((value) => (
          <button
            key={value}
            type="button"
            aria-pressed={side === value}
            onClick={() => setSide(value)}
            className={cn(
              "min-h-9 touch:min-h-11 flex-1 rounded-badge font-medium",
              side === value ? "bg-accent text-on-accent" : "text-muted hover:bg-hover",
            )}
          >
            {t(value)}
          </button>
        ))}
      </fieldset>
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1.25fr)_minmax(0,1fr)]">
        <div className={cn(side !== "do" && "max-lg:hidden")}>
          <Card title={t("in")}>
            <div className="flex flex-col gap-4">
              {before}
              <Clicks clicks={clicks} />
              {after}
            </div>
          </Card>
        </div>
        <div className={cn("lg:sticky lg:top-20", side !== "where" && "max-lg:hidden")}>
          <Sketch {...sketch} place={nextPlace(clicks, view.progress.ticks)} />
        </div>
      </div>
    </div>
  );
}
