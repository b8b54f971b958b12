import { describe, expect, it } from "vitest";
import { isStepDone, resumeStep, stepState } from "@/components/setup/step-state";
import type { MappingCheck, SetupStep } from "@/lib/setup/schemas";

const checks = (state: MappingCheck["state"]): readonly MappingCheck[] =>
  (["externalId", "active", "userName", "folders"] as const).map((key) => ({
    key,
    state,
    value: null,
    causeCode: null,
  }));

const fresh = {
  progress: { kind: null, ticks: [], reached: 1, doneAt: null } as const,
  acceptedAt: null,
  checks: checks("unseen"),
  rehearsed: false,
  arrived: { users: 0, groups: 0, matched: 0, elsewhere: 1 },
  provisioningOn: false,
};
const reached = (step: SetupStep) => ({ ...fresh, progress: { ...fresh.progress, reached: step } });

describe("the Stepper", () => {
  it("shows the current step open and those after it ahead", () => {
    expect([1, 2, 3, 4, 5].map((step) => stepState(step as SetupStep, 1, fresh))).toEqual([
      "open",
      "ahead",
      "ahead",
      "ahead",
      "ahead",
    ]);
  });

  it("keeps what was left behind without its check amber, also when one goes back", () => {
    expect(stepState(2, 3, reached(3))).toBe("skipped");
    expect(stepState(3, 1, reached(4))).toBe("skipped");
    expect(stepState(5, 1, reached(4))).toBe("ahead");
  });

  it("ticks each step by what Usher saw", () => {
    const tested = { ...fresh, acceptedAt: "2026-11-03T14:02:11.000Z" };
    expect(isStepDone(1, { ...fresh, progress: { ...fresh.progress, ticks: ["1.create"] } })).toBe(true);
    expect(isStepDone(1, tested)).toBe(true);
    expect(isStepDone(2, fresh)).toBe(false);
    expect(isStepDone(2, tested)).toBe(true);
    expect(isStepDone(4, { ...fresh, rehearsed: true })).toBe(true);
    const arrived = { ...fresh, arrived: { ...fresh.arrived, users: 1 } };
    expect(isStepDone(5, arrived)).toBe(false);
    expect(isStepDone(5, { ...arrived, provisioningOn: true })).toBe(true);
  });

  it("asks of the mappings the three that must fit, and not the optional ones", () => {
    const fits = checks("expected").map((check) =>
      check.key === "folders" ? { ...check, state: "unseen" as const } : check,
    );
    expect(isStepDone(3, { ...fresh, checks: fits })).toBe(true);
    const differs = fits.map((check) => (check.key === "active" ? { ...check, state: "different" as const } : check));
    expect(isStepDone(3, { ...fresh, checks: differs })).toBe(false);
  });

  it("resumes where the first check is missing, not before the furthest step", () => {
    expect(resumeStep(fresh)).toBe(1);
    expect(resumeStep({ ...reached(2), acceptedAt: "2026-11-03T14:02:11.000Z" })).toBe(3);
    expect(resumeStep(reached(4))).toBe(4);
  });
});
