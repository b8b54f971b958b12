import type { Format } from "@/components/ui/use-format";

export type ChartStep = "hour" | "day";

export interface ChartSeries {
  /** The name of its value in each point, and the word at the end of its line. */
  readonly key: string;
  readonly label: string;
}

export interface ChartPoint {
  readonly at: string;
  readonly values: Readonly<Record<string, number>>;
}

/** “14:00”, or “3 Nov”; days are counted in UTC, hours are told in the reader's own zone. Only in the browser. */
export function chartTime(format: Format, at: string, step: ChartStep): string {
  return format.dateTime(
    at,
    step === "hour" ? { hour: "2-digit", minute: "2-digit" } : { day: "numeric", month: "short", timeZone: "UTC" },
  );
}
