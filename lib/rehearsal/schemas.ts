import { z } from "zod";
import type { DryRunAnswer } from "@/lib/request-log/schemas";

/** The steps of Entra that a rehearsal plays, in order (SCREENS §3.4, step 4). */
export const rehearsalStepNames = [
  "test",
  "match",
  "create",
  "update",
  "manager",
  "deactivate",
  "restore",
  "group",
  "members",
  "delete",
  "cleanUp",
] as const;
export type RehearsalStepName = (typeof rehearsalStepNames)[number];

/** The shapes of Entra's requests: as the Tenant URL stands, and with `?aadOptscim062020` behind it. */
export const rehearsalDialects = ["legacy", "aadOptscim062020"] as const;
export type RehearsalDialect = (typeof rehearsalDialects)[number];

/** Why a step is red: a stable code (SCREENS §3.5), what happened and what to do. */
export interface RehearsalProblem {
  readonly causeCode: string;
  readonly cause: string;
  readonly cure: string | null;
  /** The request that was answered so, where there is one. */
  readonly requestId: string | null;
}

export interface RehearsalStep {
  readonly name: RehearsalStepName;
  readonly dialect: RehearsalDialect;
  /** `skipped`: what it needs is not there, because a step before it failed. */
  readonly state: "waiting" | "running" | "passed" | "failed" | "skipped";
  readonly durationMs: number | null;
  /** In the order in which they were sent. */
  readonly requestIds: readonly string[];
  readonly problem: RehearsalProblem | null;
}

export interface RehearsalDto {
  readonly id: string;
  readonly connectorId: string;
  /** `stopped`: the process that played it went away; its people were removed all the same. */
  readonly state: "running" | "passed" | "failed" | "stopped";
  readonly startedBy: string;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  /** When nothing that it made was left. */
  readonly cleanedAt: string | null;
  readonly steps: readonly RehearsalStep[];
}

export const ProvisionOnDemand = z.strictObject({ userId: z.uuid() });
export type ProvisionOnDemand = z.infer<typeof ProvisionOnDemand>;

/** The steps of Entra's own Provision on demand, by its names. */
export const onDemandStepNames = ["import", "scope", "match", "action"] as const;

export interface OnDemandStep {
  readonly name: (typeof onDemandStepNames)[number];
  readonly state: "success" | "skipped" | "failed";
  /** One sentence. */
  readonly text: string;
}

/** What Entra's Provision on demand would do to one person now. Nothing was changed. */
export interface OnDemandResult {
  readonly userId: string;
  readonly label: string;
  /** The request of Entra's that Usher knows the person from; null when the log holds none any more. */
  readonly requestId: string | null;
  readonly steps: readonly OnDemandStep[];
  /** What the request of the last step would be answered; null when there would be none. */
  readonly answer: DryRunAnswer | null;
}
