import { randomBytes } from "node:crypto";
import { ConnectionError } from "@/lib/entra-client/connection-error";
import { CycleStopped, createCycle } from "@/lib/entra-client/cycle";
import { createHttpSender } from "@/lib/entra-client/http";
import type { Progress, Report, StepName, Stop } from "@/lib/entra-client/model";
import type { CycleOptions } from "@/lib/entra-client/options";
import type { ProgressState, Recorder } from "@/lib/entra-client/recorder";
import { selectSteps } from "@/lib/entra-client/steps/all";

const defaultTimeoutMs = 30_000;

/**
 * Behaves like Entra's provisioning service against the SCIM server at `url` and reports every answer Entra would stumble
 * over. Never throws for what the server does: a lost connection or a refused token ends the run with `stopped`.
 */
export async function runCycle(options: CycleOptions, onProgress?: (progress: Progress) => void): Promise<Report> {
  const steps = selectSteps(options.steps, options.deleteAll ?? false);
  const seed = options.seed ?? randomBytes(4).toString("hex");
  const sender = options.send
    ? { send: options.send, close: () => {} }
    : createHttpSender({
        url: options.url,
        credential: typeof options.token === "string" ? { kind: "bearer", token: options.token } : options.token,
        maxConnections: options.concurrency ?? 8,
        timeoutMs: options.timeoutMs ?? defaultTimeoutMs,
      });
  const started = performance.now();
  const cycle = createCycle({ ...options, seed }, sender.send);
  let stopped: Stop | null = null;
  try {
    for (const [index, step] of steps.entries()) {
      const state = { step: step.name, title: step.title, position: index + 1, steps: steps.length };
      cycle.recorder.begin(step.name, step.title, (change: ProgressState) => onProgress?.({ ...state, ...change }));
      await step.run(cycle);
      cycle.recorder.end(true);
    }
  } catch (error) {
    stopped = stopFor(error, cycle.recorder.current(), options.signal);
    cycle.recorder.end(false);
  } finally {
    sender.close();
  }
  return report(options, seed, cycle.recorder, performance.now() - started, stopped);
}

function stopFor(error: unknown, step: StepName, signal: AbortSignal | undefined): Stop {
  if (error instanceof ConnectionError) return { reason: "connection", step, message: error.message };
  if (error instanceof CycleStopped) return { reason: error.reason, step, message: error.message };
  if (signal?.aborted) return { reason: "aborted", step, message: "The run was stopped." };
  throw error;
}

function report(
  options: CycleOptions,
  seed: string,
  recorder: Recorder,
  durationMs: number,
  stopped: Stop | null,
): Report {
  const totals = recorder.totals();
  return {
    url: options.url,
    flag: options.flag ?? "legacy",
    seed,
    users: options.users,
    groups: options.groups,
    durationMs,
    requests: totals.requests,
    retries: totals.retries,
    perSecond: durationMs === 0 ? 0 : (totals.requests * 1000) / durationMs,
    latency: totals.latency,
    steps: totals.steps,
    deviationCount: totals.deviationCount,
    deviations: totals.deviations,
    stopped,
  };
}
