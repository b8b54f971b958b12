import type { Measurement } from "@/bench/load";

export interface BenchRow {
  readonly operation: string;
  readonly baseline: Measurement | undefined;
  readonly usher: Measurement | undefined;
}

/** The measurements as text: a line per operation and server, and the ratio of their rates. */
export function formatTable(rows: readonly BenchRow[]): string {
  const head = ["operation", "server", "ops/s", "p50 ms", "p95 ms", "p99 ms", "usher/baseline"];
  const body = rows.flatMap(({ operation, baseline, usher }) => [
    [operation, "baseline", ...numbers(baseline), ""],
    ["", "usher", ...numbers(usher), ratio(baseline, usher)],
  ]);
  const lines = [head, ...body];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines.map((line) => line.map((cell, column) => pad(cell, widths[column] ?? 0, column)).join("  ")).join("\n");
}

function numbers(measurement: Measurement | undefined): string[] {
  if (measurement === undefined) return ["–", "–", "–", "–"];
  const { perSecond, p50, p95, p99 } = measurement;
  return [perSecond.toFixed(0), p50.toFixed(1), p95.toFixed(1), p99.toFixed(1)];
}

function ratio(baseline: Measurement | undefined, usher: Measurement | undefined): string {
  return baseline === undefined || usher === undefined ? "" : (usher.perSecond / baseline.perSecond).toFixed(2);
}

function pad(cell: string, width: number, column: number): string {
  return column < 2 ? cell.padEnd(width) : cell.padStart(width);
}
