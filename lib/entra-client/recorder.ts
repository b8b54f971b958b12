import { latencyOf } from "@/lib/entra-client/latency";
import type {
  Deviation,
  Latency,
  Problem,
  Progress,
  ScimRequest,
  StepName,
  StepReport,
} from "@/lib/entra-client/model";

const keptDeviations = 1000;

interface StepTally {
  readonly name: StepName;
  readonly title: string;
  readonly started: number;
  readonly latencies: number[];
  total: number;
  done: number;
  deviations: number;
}

interface Totals {
  readonly steps: readonly StepReport[];
  readonly deviations: readonly Deviation[];
  readonly deviationCount: number;
  readonly requests: number;
  readonly retries: number;
  readonly latency: Latency;
}

/** Keeps count. Steps run one after another, so everything that happens belongs to the current one. */
export interface Recorder {
  begin(name: StepName, title: string, report: (state: ProgressState) => void): void;
  /** Closes the step; one that was cut short reports no progress any more. */
  end(completed: boolean): void;
  current(): StepName;
  plan(items: number): void;
  itemDone(): void;
  answered(ms: number): void;
  retried(): void;
  /** Counts a failed request and returns how many there are. */
  failed(): number;
  requests(): number;
  deviate(request: ScimRequest, problems: readonly Problem[]): void;
  totals(): Totals;
}

export type ProgressState = Pick<Progress, "done" | "total" | "requests" | "deviations" | "finished">;

/** Creates an empty recorder. */
export function createRecorder(): Recorder {
  const steps: StepReport[] = [];
  const all: number[] = [];
  const deviations: Deviation[] = [];
  const count = { deviations: 0, retries: 0, failures: 0 };
  let step: StepTally | null = null;
  let report: (state: ProgressState) => void = () => {};

  const tell = (finished: boolean) => {
    if (step === null) return;
    report({ done: step.done, total: step.total, requests: all.length, deviations: count.deviations, finished });
  };
  const current = () => {
    if (step === null) throw new Error("No step is running");
    return step;
  };

  return {
    begin: (name, title, onState) => {
      step = { name, title, started: performance.now(), latencies: [], total: 0, done: 0, deviations: 0 };
      report = onState;
      tell(false);
    },
    end: (completed) => {
      if (step === null) return;
      steps.push(stepReport(step));
      if (completed) tell(true);
      step = null;
    },
    current: () => current().name,
    plan: (items) => {
      current().total += items;
      tell(false);
    },
    itemDone: () => {
      current().done++;
      tell(false);
    },
    answered: (ms) => {
      current().latencies.push(ms);
      all.push(ms);
    },
    retried: () => {
      count.retries++;
    },
    failed: () => ++count.failures,
    requests: () => all.length,
    deviate: (request, problems) => {
      for (const problem of problems) {
        current().deviations++;
        count.deviations++;
        if (deviations.length < keptDeviations) deviations.push({ step: current().name, request, ...problem });
      }
    },
    totals: () => ({
      steps,
      deviations,
      deviationCount: count.deviations,
      requests: all.length,
      retries: count.retries,
      latency: latencyOf(all),
    }),
  };
}

function stepReport(step: StepTally): StepReport {
  const durationMs = performance.now() - step.started;
  return {
    name: step.name,
    title: step.title,
    items: step.done,
    requests: step.latencies.length,
    deviations: step.deviations,
    durationMs,
    perSecond: durationMs === 0 ? 0 : (step.latencies.length * 1000) / durationMs,
    latency: latencyOf(step.latencies),
  };
}
