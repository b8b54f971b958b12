import { ConnectionError } from "@/lib/entra-client/connection-error";
import { type Cycle, CycleStopped, createCycle } from "@/lib/entra-client/cycle";
import { createHttpSender, type HttpAnswer, type SendHttp } from "@/lib/entra-client/http";
import type { Deviation, GroupSource, Person } from "@/lib/entra-client/model";
import {
  type RehearsalDialect,
  type RehearsalStep,
  type RehearsalStepName,
  rehearsalDialects,
} from "@/lib/rehearsal/schemas";
import { playedSteps } from "@/lib/rehearsal/steps";

/** What a rehearsal is played with. */
export interface Play {
  /** The connector's public Tenant URL. */
  readonly tenantUrl: string;
  readonly token: string;
  /** Marks everything that is made. */
  readonly mark: string;
  readonly directory: (mark: string) => { readonly people: readonly Person[]; readonly groups: readonly GroupSource[] };
  /** Told after each change of a step; answers whether to go on. */
  readonly onProgress: (steps: readonly RehearsalStep[]) => Promise<boolean>;
  /** Why Usher refused a request, as its request log has it. */
  readonly findCause: (requestId: string) => Promise<Pick<Problem, "causeCode" | "cause" | "cure"> | null>;
}

type Problem = NonNullable<RehearsalStep["problem"]>;

/** An answer as it came, and the request that it was for. */
interface Seen {
  readonly request: string;
  readonly requestId: string | null;
  readonly answer: HttpAnswer;
}

/** Milliseconds. Usher answers itself within a few; Entra's own patience is longer. */
const timeoutMs = 10_000;
const retry = { throttled: 2, connection: 1, connectionDelayMs: 100, longestWaitMs: 2000 };

/** All steps in both dialects, none played yet. */
export function waitingSteps(): RehearsalStep[] {
  return rehearsalDialects.flatMap((dialect) =>
    playedSteps.map(({ name }) => ({
      name,
      dialect,
      state: "waiting" as const,
      durationMs: null,
      requestIds: [],
      problem: null,
    })),
  );
}

/** Plays Entra against the connector's own URL, in one dialect after the other. Returns the steps as they ended. */
export async function play(it: Play): Promise<readonly RehearsalStep[]> {
  const steps = waitingSteps();
  for (const dialect of rehearsalDialects) {
    if (!(await playDialect(it, dialect, steps))) break;
  }
  return steps.map((step) =>
    step.state === "waiting" || step.state === "running" ? { ...step, state: "skipped" } : step,
  );
}

/** Returns false when there is no use in going on. */
async function playDialect(it: Play, dialect: RehearsalDialect, steps: RehearsalStep[]): Promise<boolean> {
  const url = dialect === "legacy" ? it.tenantUrl : `${it.tenantUrl}?${dialect}`;
  const credential = { kind: "bearer", token: it.token } as const;
  const sender = createHttpSender({ url, credential, maxConnections: 4, timeoutMs });
  const seen: Seen[] = [];
  const mark = `${it.mark}-${dialect === "legacy" ? "a" : "b"}`;
  const directory = it.directory(mark);
  const options = { url, token: it.token, users: directory.people.length, groups: directory.groups.length };
  const cycle = createCycle(
    { ...options, seed: mark, flag: dialect, directory, concurrency: 4, retry },
    remembering(sender.send, seen),
  );
  try {
    return await playSteps(it, dialect, { steps, cycle, seen });
  } finally {
    sender.close();
  }
}

interface Stage {
  readonly steps: RehearsalStep[];
  readonly cycle: Cycle;
  /** The answers of the step that is played. */
  readonly seen: Seen[];
}

async function playSteps(it: Play, dialect: RehearsalDialect, stage: Stage): Promise<boolean> {
  const failed = new Set<RehearsalStepName>();
  for (const played of playedSteps) {
    const index = stage.steps.findIndex((step) => step.name === played.name && step.dialect === dialect);
    const update = (change: Partial<RehearsalStep>) => {
      stage.steps[index] = { ...(stage.steps[index] as RehearsalStep), ...change };
      return it.onProgress(stage.steps);
    };
    if (played.needs.some((need) => failed.has(need))) {
      failed.add(played.name);
      if (!(await update({ state: "skipped" }))) return false;
      continue;
    }
    if (!(await update({ state: "running" }))) return false;
    const outcome = await playStep(it, played, stage);
    if (outcome.change.state === "failed") failed.add(played.name);
    if (!(await update(outcome.change)) || outcome.isEnd) return false;
  }
  return true;
}

async function playStep(
  it: Play,
  { as, name, run }: (typeof playedSteps)[number],
  { cycle, seen }: Stage,
): Promise<{ readonly change: Partial<RehearsalStep>; readonly isEnd: boolean }> {
  const { recorder } = cycle;
  const before = recorder.totals().deviationCount;
  const started = performance.now();
  seen.length = 0;
  let stop: ConnectionError | CycleStopped | null = null;
  recorder.begin(as, name, () => {});
  try {
    await run(cycle);
  } catch (error) {
    if (!(error instanceof ConnectionError || error instanceof CycleStopped)) throw error;
    stop = error;
  }
  recorder.end(stop === null);
  const durationMs = Math.round(performance.now() - started);
  const [deviation] = recorder.totals().deviations.slice(before);
  const problem = await problemOf(it, seen, { stop, deviation });
  const requestIds = seen.flatMap(({ requestId }) => requestId ?? []);
  return {
    change: { state: problem === null ? "passed" : "failed", durationMs, requestIds, problem },
    isEnd: stop !== null,
  };
}

async function problemOf(
  it: Play,
  seen: readonly Seen[],
  found: { readonly stop: Error | null; readonly deviation: Deviation | undefined },
): Promise<Problem | null> {
  if (found.stop instanceof ConnectionError) return unreachable(it.tenantUrl, found.stop);
  const { deviation } = found;
  if (deviation === undefined) {
    return found.stop === null
      ? null
      : { causeCode: "stopped", cause: found.stop.message, cure: null, requestId: null };
  }
  const asked = `${deviation.request.method} ${deviation.request.target}`;
  const answers = seen.filter(({ request }) => request === asked);
  const refused = answers.find(({ answer }) => answer.status >= 400);
  const requestId = (refused ?? answers.at(-1))?.requestId ?? null;
  if (refused === undefined) return unexpected(deviation, requestId);
  // Without an id it was not Usher that answered.
  if (requestId === null) return inBetween(it.tenantUrl, refused.answer);
  const known = await it.findCause(requestId);
  return known === null || known.causeCode === "not_found" ? unexpected(deviation, requestId) : { ...known, requestId };
}

/** W21: the request never came here. */
function unreachable(tenantUrl: string, error: Error): Problem {
  return {
    causeCode: "no_request",
    cause: `Nothing arrived: Usher cannot reach itself at ${new URL(tenantUrl).origin}, and so Entra may not either. ${error.message}`,
    cure: "Check: public https address, certificate of a known authority, no sign-in page or filter in front of /scim.",
    requestId: null,
  };
}

function inBetween(tenantUrl: string, answer: HttpAnswer): Problem {
  return {
    causeCode: "no_request",
    cause: `Something in front of ${new URL(tenantUrl).origin} answered ${answer.status} in Usher's place.`,
    cure: "Check: no sign-in page or filter in front of /scim.",
    requestId: null,
  };
}

function unexpected({ expected, got }: Deviation, requestId: string | null): Problem {
  return {
    causeCode: "unexpected_answer",
    cause: `Entra expects ${expected}. Usher answered ${got}.`.slice(0, 1000),
    cure: "Nothing to change in Entra. Give your operator the request id.",
    requestId,
  };
}

function remembering(send: SendHttp, seen: Seen[]): SendHttp {
  return async (request) => {
    const answer = await send(request);
    const requestId = answer.headers["x-request-id"] ?? null;
    seen.push({ request: `${request.method} ${request.target}`, requestId, answer });
    return answer;
  };
}
