import type { Format } from "@/components/ui/use-format";
import type { Translate } from "@/i18n/translate";
import type { RehearsalDto } from "@/lib/rehearsal/schemas";

/** “22 of 22 passed, 3 Nov”. */
export function lastResultWords(t: Translate<"rehearsal">, format: Format, rehearsal: RehearsalDto): string {
  const day = dayWords(format, rehearsal.startedAt);
  if (rehearsal.state === "stopped") return t("lastResult.stopped", { day });
  const passed = rehearsal.steps.filter(({ state }) => state === "passed").length;
  return t("lastResult.passed", { passed, steps: rehearsal.steps.length, day });
}

/** “3 Nov”; of another year “3 Nov 2025”. */
function dayWords(format: Format, iso: string): string {
  const ofThisYear = new Date(iso).getUTCFullYear() === new Date().getUTCFullYear();
  return ofThisYear ? format.dateTime(iso, { day: "numeric", month: "short", timeZone: "UTC" }) : format.date(iso);
}

/** The sentence at the end. */
export function verdictWords(t: Translate<"rehearsal">, rehearsal: RehearsalDto): string {
  const { state, steps, startedAt, finishedAt } = rehearsal;
  const failed = steps.filter((step) => step.state === "failed").length;
  if (state === "stopped" || state === "running" || (state === "failed" && failed === 0)) return t("verdict.brokeOff");
  if (failed > 0) return t("verdict.failed", { failed, steps: steps.length });
  const seconds = (Date.parse(finishedAt ?? startedAt) - Date.parse(startedAt)) / 1000;
  return t("verdict.passed", { steps: steps.length, seconds });
}
