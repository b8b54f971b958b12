import type { SetupStep, SetupView } from "@/lib/setup/schemas";

/** done: seen by Usher; skipped: left behind without it; ahead: not reached yet. */
export type StepState = "done" | "skipped" | "open" | "ahead";

type Facts = Pick<SetupView, "progress" | "acceptedAt" | "checks" | "rehearsed" | "arrived" | "provisioningOn">;

/** The tick that ends step 1: Entra's app exists, which nobody can see from here. */
export const appCreated = "1.create";

const musts = new Set(["externalId", "active", "userName"]);

/** Whether what a step is for has happened. */
export function isStepDone(step: SetupStep, facts: Facts): boolean {
  const { progress, acceptedAt, checks, rehearsed, arrived, provisioningOn } = facts;
  switch (step) {
    case 1:
      return acceptedAt !== null || progress.ticks.includes(appCreated);
    case 2:
      return acceptedAt !== null;
    case 3:
      return checks.filter(({ key }) => musts.has(key)).every(({ state }) => state === "expected");
    case 4:
      return rehearsed || (arrived?.users ?? 0) > 0;
    case 5:
      return progress.doneAt !== null || (provisioningOn && (arrived?.users ?? 0) > 0);
    default:
      return step satisfies never;
  }
}

/** What a setup link shows: three steps of the wizard, and signing in where it may do that too. */
export const linkSteps = [1, 2, 3, 4] as const;
export type LinkStep = (typeof linkSteps)[number];

/** How a step stands on the Stepper. A check that was skipped stays amber until it is made. */
export function stepState(step: SetupStep, current: SetupStep, facts: Facts): StepState {
  if (isStepDone(step, facts)) return "done";
  if (step === current) return "open";
  return step < Math.max(current, facts.progress.reached) ? "skipped" : "ahead";
}

/** Where to go on: the first step whose check is not made. */
export function resumeStep(facts: Facts): SetupStep {
  const steps: readonly SetupStep[] = [1, 2, 3, 4, 5];
  return steps.find((step) => step >= facts.progress.reached && !isStepDone(step, facts)) ?? facts.progress.reached;
}
