"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useId, useState, useSyncExternalStore } from "react";
import type { ChartPoint, ChartSeries, ChartStep } from "@/components/ui/chart-data";
import { ChartTable } from "@/components/ui/chart-table";
import { Skeleton } from "@/components/ui/skeleton";

const loadLines = () => import("@/components/ui/chart-lines").then((module) => module.ChartLines);

/** No page waits for the library. */
const ChartLines = dynamic(loadLines, {
  ssr: false,
  loading: () => <Skeleton className="h-56 w-full" />,
});

interface ChartProps {
  /** What is drawn, in a few words: “Requests by the hour”. */
  readonly label: string;
  /** All of it in one sentence, which stands for the drawing on a phone and for those who cannot see it. */
  readonly summary: string;
  readonly step: ChartStep;
  readonly series: readonly ChartSeries[];
  readonly points: readonly ChartPoint[];
}

const buttonClass =
  "inline-flex min-h-8 touch:min-h-11 items-center rounded-badge text-accent-text underline outline-offset-2";

/** Lines over time, with a table beside them, so that no figure is in the drawing alone. On a phone a sentence until it is asked for. */
export function Chart({ label, summary, step, series, points }: ChartProps) {
  const t = useTranslations("ui.chart");
  const [asTable, setAsTable] = useState(false);
  const [opened, setOpened] = useState(false);
  const wide = useWide();
  const id = useId();
  const folded = wide === false && !opened;
  return (
    <figure aria-label={label} className="min-w-0">
      <figcaption className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <span className="text-muted">{summary}</span>
        <span className="flex gap-4">
          {wide === false && (
            <button type="button" className={buttonClass} aria-expanded={opened} onClick={() => setOpened(!opened)}>
              {t(opened ? "hide" : "show")}
            </button>
          )}
          {!folded && (
            <button
              type="button"
              className={buttonClass}
              aria-expanded={asTable}
              aria-controls={id}
              onClick={() => setAsTable(!asTable)}
            >
              {t(asTable ? "asChart" : "asTable")}
            </button>
          )}
        </span>
      </figcaption>
      {!folded && (
        <div id={id} className={wide === null ? "mt-3 h-56 max-sm:hidden" : "mt-3"}>
          {asTable ? (
            <ChartTable label={label} step={step} series={series} points={points} />
          ) : (
            wide !== null && <ChartLines label={`${label}. ${summary}`} step={step} series={series} points={points} />
          )}
        </div>
      )}
    </figure>
  );
}

const query = "(min-width: 40rem)";

// It comes while the page wakes up, and not only when there is something to draw.
if (typeof window !== "undefined" && window.matchMedia(query).matches) void loadLines();

/** Null until the browser knows, so that nothing is loaded for nothing. */
function useWide(): boolean | null {
  return useSyncExternalStore(
    (changed) => {
      const media = window.matchMedia(query);
      media.addEventListener("change", changed);
      return () => media.removeEventListener("change", changed);
    },
    () => window.matchMedia(query).matches,
    () => null,
  );
}
