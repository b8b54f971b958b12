import type { Deviation, Report, StepReport } from "@/lib/entra-client/model";

const columns = ["Step", "Items", "Requests", "Deviations", "Time", "Req/s", "p50", "p95", "p99"] as const;
const longestBody = 2000;

/** The steps as a table, with a line of totals. */
export function formatTable(report: Report): string {
  const total: StepReport = {
    name: "verify",
    title: "Total",
    items: report.steps.reduce((sum, step) => sum + step.items, 0),
    requests: report.requests,
    deviations: report.deviationCount,
    durationMs: report.durationMs,
    perSecond: report.perSecond,
    latency: report.latency,
  };
  const rows = [[...columns], ...report.steps.map(cells), cells(total)];
  const widths = columns.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) => row.map((cell, column) => pad(cell, widths[column] ?? 0, column === 0)).join("  "));
  const rule = "─".repeat(widths.reduce((sum, width) => sum + width, 0) + 2 * (columns.length - 1));
  return [lines[0], rule, ...lines.slice(1, -1), rule, lines.at(-1)].join("\n");
}

/** One deviation: the request, what Entra expects and what came. */
export function formatDeviation(deviation: Deviation, number: number): string {
  const { method, target, body } = deviation.request;
  const lines = [`${number}. [${deviation.step}] ${method} ${target}`];
  if (body !== undefined) lines.push(`   body      ${cut(JSON.stringify(body))}`);
  lines.push(`   expected  ${deviation.expected}`, `   got       ${deviation.got}`);
  return lines.join("\n");
}

/** The outcome in one line. */
export function formatVerdict(report: Report): string {
  const counts = `${report.requests} requests in ${duration(report.durationMs)}, ${report.retries} of them repeated`;
  if (report.stopped !== null) return `Stopped in step ${report.stopped.step}: ${report.stopped.message}`;
  if (report.deviationCount === 0) return `No deviations: ${counts}.`;
  return `${report.deviationCount} deviation${report.deviationCount === 1 ? "" : "s"}: ${counts}.`;
}

/** A duration for people: `850 ms`, `12.3 s`, `4 min 05 s`. */
export function duration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 59_950) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, "0")} s`;
}

function cells(step: StepReport): string[] {
  const { p50, p95, p99 } = step.latency;
  return [
    step.title,
    String(step.items),
    String(step.requests),
    String(step.deviations),
    duration(step.durationMs),
    step.perSecond.toFixed(step.perSecond < 10 ? 1 : 0),
    ...[p50, p95, p99].map((value) => `${value.toFixed(value < 10 ? 1 : 0)} ms`),
  ];
}

function pad(cell: string, width: number, left: boolean): string {
  return left ? cell.padEnd(width) : cell.padStart(width);
}

function cut(text: string): string {
  return text.length <= longestBody ? text : `${text.slice(0, longestBody)}… (${text.length} characters)`;
}
