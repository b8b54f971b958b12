/** The two shapes of PATCH bodies Entra sends: without, and with, `?aadOptscim062020` on the tenant URL. */
export type Dialect = "legacy" | "flag";

/** `alternate` changes the dialect with every request: provision on demand ignores the flag, so one tenant sends both. */
export type FlagMode = "legacy" | "aadOptscim062020" | "alternate";

export type JsonObject = { readonly [key: string]: unknown };

/** A user as Entra maps it: attribute path → value, for example `emails[type eq "work"].value`. */
export type UserAttributes = Readonly<Record<string, string | boolean>>;

/** One attribute that differs; `add` when the target has no value yet. */
export interface AttributeChange {
  readonly path: string;
  readonly value: string | boolean;
  readonly op: "add" | "replace";
}

/** One person of the simulated directory. */
export interface Person {
  readonly index: number;
  readonly objectId: string;
  readonly attributes: UserAttributes;
  readonly managerIndex: number | null;
}

/** One group of the simulated directory. */
export interface GroupSource {
  readonly index: number;
  readonly objectId: string;
  readonly displayName: string;
  readonly memberIndexes: readonly number[];
}

/** A person and what the server must hold about it. `managerId` undefined: any answer is right. */
export interface TrackedUser {
  readonly source: Person;
  attributes: UserAttributes;
  managerId: string | null | undefined;
  id: string | null;
  deleted: boolean;
}

/** A group and what the server must hold about it; members by user index. */
export interface TrackedGroup {
  readonly source: GroupSource;
  displayName: string;
  readonly members: Set<number>;
  id: string | null;
  deleted: boolean;
}

export interface UserExpectation {
  readonly attributes: UserAttributes;
  readonly managerId: string | null | undefined;
}

export interface GroupExpectation {
  readonly displayName: string;
  readonly externalId: string;
  readonly memberIds: readonly string[];
}

/** A write the server has answered with success, and what must be readable from now on (null after DELETE). */
export type AcknowledgedWrite =
  | {
      readonly resource: "Users";
      readonly kind: "create" | "patch" | "delete";
      readonly id: string;
      readonly body: JsonObject | null;
      readonly expectation: UserExpectation | null;
    }
  | {
      readonly resource: "Groups";
      readonly kind: "create" | "patch" | "delete";
      readonly id: string;
      readonly body: JsonObject | null;
      readonly expectation: GroupExpectation | null;
    };

export type Method = "GET" | "POST" | "PATCH" | "DELETE";

/** A request below the tenant URL, for example `/Users?filter=…`. */
export interface ScimRequest {
  readonly method: Method;
  readonly target: string;
  readonly body?: JsonObject;
}

export interface Problem {
  readonly expected: string;
  readonly got: string;
}

/** An answer that Entra would stumble over. */
export interface Deviation extends Problem {
  readonly step: StepName;
  readonly request: ScimRequest;
}

/** One exchange as it happened, for logs and live views. */
export interface ObservedRequest {
  readonly step: StepName;
  readonly request: ScimRequest;
  readonly status: number;
  readonly ms: number;
  readonly attempt: number;
}

export const stepNames = [
  "probe",
  "discovery",
  "existing",
  "users",
  "managers",
  "groups",
  "members",
  "incremental",
  "disable",
  "restore",
  "member-removal",
  "on-demand",
  "group-rename",
  "stale-id",
  "duplicates",
  "delete",
  "verify",
  "clean-up",
] as const;

export type StepName = (typeof stepNames)[number];

export interface Progress {
  readonly step: StepName;
  readonly title: string;
  /** Position of this step, counted from 1. */
  readonly position: number;
  readonly steps: number;
  /** Items of this step. */
  readonly done: number;
  readonly total: number;
  readonly requests: number;
  readonly deviations: number;
  readonly finished: boolean;
}

export interface StepReport {
  readonly name: StepName;
  readonly title: string;
  readonly items: number;
  readonly requests: number;
  readonly deviations: number;
  readonly durationMs: number;
  readonly perSecond: number;
  readonly latency: Latency;
}

export interface Latency {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

/** Why a run ended early: Entra, too, stops at once for wrong credentials and for an incompatible answer. */
export interface Stop {
  readonly reason: "connection" | "credentials" | "incompatible" | "failures" | "aborted";
  readonly step: StepName;
  readonly message: string;
}

export interface Report {
  readonly url: string;
  readonly flag: FlagMode;
  readonly seed: string;
  readonly users: number;
  readonly groups: number;
  readonly durationMs: number;
  readonly requests: number;
  /** Requests sent again after 429, 503 or a lost connection. */
  readonly retries: number;
  readonly perSecond: number;
  readonly latency: Latency;
  readonly steps: readonly StepReport[];
  readonly deviationCount: number;
  /** The first 1,000. */
  readonly deviations: readonly Deviation[];
  readonly stopped: Stop | null;
}
