import type { Tone } from "@/components/ui/status-badge";
import type { RehearsalDialect, RehearsalDto, RehearsalStep, RehearsalStepName } from "@/lib/rehearsal/schemas";
import { countOf } from "@/lib/utils/format";
import { shortDate } from "@/lib/utils/time";

/** SCREENS §3.4, step 4. */
export const stepWords: Readonly<Record<RehearsalStepName, string>> = {
  test: "Test",
  match: "Match",
  create: "Create",
  update: "Update",
  manager: "Manager",
  deactivate: "Deactivate",
  restore: "Restore",
  group: "Group",
  members: "Add and remove people",
  delete: "Delete",
  cleanUp: "Clean up",
};

export const dialectWords: Readonly<Record<RehearsalDialect, string>> = {
  legacy: "Tenant URL as it stands",
  aadOptscim062020: "With ?aadOptscim062020",
};

export const stateWords: Readonly<Record<RehearsalStep["state"], { readonly word: string; readonly tone: Tone }>> = {
  waiting: { word: "Waiting", tone: "neutral" },
  running: { word: "Running", tone: "info" },
  passed: { word: "Passed", tone: "success" },
  failed: { word: "Failed", tone: "danger" },
  skipped: { word: "Skipped", tone: "neutral" },
};

/** “22 of 22 passed, 3 Nov”. */
export function lastResultWords(rehearsal: RehearsalDto): string {
  const day = dayWords(rehearsal.startedAt);
  if (rehearsal.state === "stopped") return `Broke off, ${day}`;
  const passed = rehearsal.steps.filter(({ state }) => state === "passed").length;
  return `${passed} of ${rehearsal.steps.length} passed, ${day}`;
}

/** “3 Nov”; of another year “3 Nov 2025”. */
function dayWords(iso: string): string {
  return shortDate(iso).replace(` ${new Date().getUTCFullYear()}`, "");
}

/** The sentence at the end. */
export function verdictWords({ state, steps, startedAt, finishedAt }: RehearsalDto): string {
  const cleaned = "Everything was cleaned up.";
  if (state === "stopped" || state === "running") return `The rehearsal broke off. ${cleaned}`;
  const failed = steps.filter((step) => step.state === "failed").length;
  if (state === "failed" && failed === 0) return `The rehearsal broke off. ${cleaned}`;
  if (failed > 0) return `${countOf(failed, "step")} of ${steps.length} failed. ${cleaned}`;
  const seconds = (Date.parse(finishedAt ?? startedAt) - Date.parse(startedAt)) / 1000;
  return `All ${steps.length} steps passed in ${seconds.toFixed(1)} s, twice. ${cleaned}`;
}
