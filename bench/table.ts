import type { PhaseResult } from "@/bench/phases";
import { owners } from "@/bench/profile";
import type { SeriesResult } from "@/bench/scale";

/** The least share of the baseline's rate that each phase must reach. */
const least: Readonly<Record<string, number>> = {
  "lookup-miss": 0.5,
  "lookup-hit": 0.5,
  get: 0.5,
  "list-100": 0.5,
  create: 0.45,
  patch: 0.45,
  disable: 0.45,
  "member-add": 0.45,
  "member-remove": 0.45,
};

/** A phase that is slower than it may be; the ratio of its rates. */
function ratioOf(results: readonly PhaseResult[], operation: string): { ratio: number; least: number } | null {
  const rate = (name: string) =>
    results.find((one) => one.operation === operation && one.contestant === name)?.perSecond;
  const [baseline, usher] = [rate("baseline"), rate("usher")];
  if (baseline === undefined || usher === undefined) return null;
  return { ratio: usher / baseline, least: least[operation] ?? 0 };
}

/** The phases as text: a line for each operation and contestant, with the ratio to the baseline and where the time went. */
export function formatPhases(results: readonly PhaseResult[]): string {
  const head = [
    "operation",
    "server",
    "ops/s",
    "p50 ms",
    "p95 ms",
    "p99 ms",
    "cpu ms",
    "pg cpu ms",
    "ratio",
    "at least",
  ];
  const body = results.map((one) => {
    const judged = one.contestant === "usher" ? ratioOf(results, one.operation) : null;
    const { perSecond, p50, p95, p99, serverCpu, postgresCpu } = one;
    return [
      one.operation,
      one.contestant,
      perSecond.toFixed(0),
      ...[p50, p95, p99].map((ms) => ms.toFixed(1)),
      ...[serverCpu, postgresCpu].map((ms) => ms.toFixed(2)),
      judged === null ? "" : judged.ratio.toFixed(2),
      judged === null ? "" : judged.least.toFixed(2),
    ];
  });
  return format([head, ...body], 2);
}

/** Whose code used the processor in each phase that was profiled, as text; empty when none was. */
export function formatShares(results: readonly PhaseResult[]): string {
  const body = results.flatMap(({ operation, profile }) =>
    profile === null ? [] : [[operation, ...owners.map((owner) => (100 * profile[owner]).toFixed(0))]],
  );
  return body.length === 0 ? "" : format([["operation", ...owners], ...body], 1);
}

/** The scale series as text. */
export function formatSeries(results: readonly SeriesResult[]): string {
  const body = results.map(({ series, small, large, value, limit, unit }) => [
    series,
    small,
    large,
    `${value.toFixed(unit === "MB" ? 0 : 2)}${unit === "MB" ? " MB" : ""}`,
    `${limit}${unit === "MB" ? " MB" : ""}`,
    value <= limit ? "holds" : "MISSED",
  ]);
  return format([["series", "small", "large", "found", "at most", ""], ...body], 1);
}

function format(lines: readonly (readonly string[])[], leftColumns: number): string {
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const cell = (text: string, column: number) =>
    column < leftColumns ? text.padEnd(widths[column] ?? 0) : text.padStart(widths[column] ?? 0);
  return lines.map((line) => line.map(cell).join("  ").trimEnd()).join("\n");
}
