import type { CheckedAnswer, ExpectedAnswer } from "@/lib/entra-client/checks";
import { checkAnswer } from "@/lib/entra-client/checks";
import { dialectPicker } from "@/lib/entra-client/dialect";
import { eachConcurrently } from "@/lib/entra-client/each";
import type { SendHttp } from "@/lib/entra-client/http";
import { tenantBaseUrl } from "@/lib/entra-client/http";
import type {
  AcknowledgedWrite,
  Dialect,
  GroupSource,
  Person,
  Problem,
  ScimRequest,
  StepName,
  Stop,
  TrackedGroup,
  TrackedUser,
} from "@/lib/entra-client/model";
import type { CycleOptions } from "@/lib/entra-client/options";
import { makeGroups, makePeople } from "@/lib/entra-client/people";
import { createRecorder, type Recorder } from "@/lib/entra-client/recorder";
import { defaultRetry, sendWithRetry } from "@/lib/entra-client/retry";

/** Microsoft Learn, “Quarantine state”: from 5,000 failures on, a job stops when more than 40 % of its objects fail. */
const failuresBeforeStop = 5000;
const failureShare = 0.4;

/** Ends the run at once, as Entra's quarantine does. */
export class CycleStopped extends Error {
  readonly reason: Stop["reason"];

  constructor(reason: Stop["reason"], message: string) {
    super(message);
    this.name = "CycleStopped";
    this.reason = reason;
  }
}

/** What the steps share: the directory, what the server must hold by now, and the one way to ask it. */
export interface Cycle {
  readonly seed: string;
  readonly baseUrl: string;
  readonly batchSize: number;
  readonly pageSize: number;
  readonly users: readonly TrackedUser[];
  readonly groups: readonly TrackedGroup[];
  readonly recorder: Recorder;
  /** The dialect for the next request. */
  nextDialect(): Dialect;
  /** Sends, checks and records. `ok` in the answer says whether the status was one of those expected. */
  call(request: ScimRequest, expected: ExpectedAnswer): Promise<CheckedAnswer>;
  /** Records what a comparison found. */
  deviate(request: ScimRequest, problems: readonly Problem[]): void;
  acknowledge(write: AcknowledgedWrite): void;
  /** Works through items, a bounded number at a time, and reports progress. */
  each<Item>(items: readonly Item[], work: (item: Item, index: number) => Promise<void>): Promise<void>;
}

/** Sets up the directory of the seed and everything the steps need. */
export function createCycle(options: CycleOptions & { readonly seed: string }, send: SendHttp): Cycle {
  const recorder = createRecorder();
  const concurrency = options.concurrency ?? 8;
  return {
    seed: options.seed,
    baseUrl: tenantBaseUrl(options.url),
    batchSize: options.batchSize ?? 100,
    pageSize: options.pageSize ?? 100,
    users: trackedUsers(options.directory?.people ?? makePeople(options.seed, options.users)),
    groups: trackedGroups(options.directory?.groups ?? makeGroups(options.seed, options.groups, options.users)),
    recorder,
    nextDialect: dialectPicker(options.flag ?? "legacy"),
    call: createCall(options, recorder, send),
    deviate: (request, problems) => recorder.deviate(request, problems),
    acknowledge: (write) => options.onAcknowledged?.(write),
    each: (items, work) => {
      recorder.plan(items.length);
      return eachConcurrently(items, concurrency, async (item, index) => {
        await work(item, index);
        recorder.itemDone();
      });
    },
  };
}

/** Users that exist on the server, as far as this run knows. */
export function liveUsers(cycle: Cycle): TrackedUser[] {
  return cycle.users.filter((user) => user.id !== null && !user.deleted);
}

/** Groups that exist on the server, as far as this run knows. */
export function liveGroups(cycle: Cycle): TrackedGroup[] {
  return cycle.groups.filter((group) => group.id !== null && !group.deleted);
}

/** A share of the items, at least one of them, spread evenly. */
export function shareOf<Item>(items: readonly Item[], share: number): Item[] {
  const every = Math.max(1, Math.round(1 / share));
  return items.filter((_, index) => index % every === 0);
}

function createCall(options: CycleOptions, recorder: Recorder, send: SendHttp): Cycle["call"] {
  const retry = { ...defaultRetry, ...options.retry };
  const sleep = options.sleep ?? ((ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)));
  return async (request, expected) => {
    options.signal?.throwIfAborted();
    const step: StepName = recorder.current();
    const { method, target, body } = request;
    let repeated = false;
    const answer = await sendWithRetry(
      send,
      body === undefined ? { method, target } : { method, target, body: JSON.stringify(body) },
      retry,
      {
        sleep,
        onRetry: () => {
          repeated = true;
          recorder.retried();
        },
        onAnswer: ({ status, ms }, attempt) => {
          recorder.answered(ms);
          options.onRequest?.({ step, request, status, ms, attempt });
        },
      },
    );
    const checked = checkAnswer(answer, expected, repeated);
    recorder.deviate(request, checked.problems);
    stopLikeQuarantine(request, checked, recorder);
    return checked;
  };
}

function stopLikeQuarantine(request: ScimRequest, answer: CheckedAnswer, recorder: Recorder): void {
  if (answer.ok) return;
  const asked = `${request.method} ${request.target}`;
  if (answer.status === 401 || answer.status === 403) {
    throw new CycleStopped("credentials", `${asked} was answered ${answer.status}: check the token and the connector.`);
  }
  // Microsoft Learn, “Quarantine state”: 404 on a lookup by filter means the service is not compatible.
  if (answer.status === 404 && request.method === "GET" && request.target.includes("filter=")) {
    throw new CycleStopped(
      "incompatible",
      `${asked} was answered 404: a lookup without a match is 200 with an empty list.`,
    );
  }
  const failures = recorder.failed();
  if (failures >= failuresBeforeStop && failures > recorder.requests() * failureShare) {
    throw new CycleStopped("failures", `${failures} of ${recorder.requests()} requests failed.`);
  }
}

function trackedUsers(people: readonly Person[]): TrackedUser[] {
  return people.map((source) => ({
    source,
    attributes: source.attributes,
    managerId: null,
    id: null,
    deleted: false,
  }));
}

function trackedGroups(groups: readonly GroupSource[]): TrackedGroup[] {
  return groups.map((source) => ({
    source,
    displayName: source.displayName,
    members: new Set<number>(),
    id: null,
    deleted: false,
  }));
}
