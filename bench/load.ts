import { Agent, type OutgoingHttpHeaders, request } from "node:http";

/** One request of a measurement. */
export interface Shot {
  readonly method: string;
  readonly path: string;
  readonly body?: string;
  readonly expected: number;
}

/** What a measurement found. Latencies in milliseconds. */
export interface Measurement {
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

export interface Target {
  readonly origin: string;
  readonly headers: OutgoingHttpHeaders;
}

export interface Load {
  /** Requests in all. */
  readonly count: number;
  /** Requests at a time, 16 by default. */
  readonly concurrency?: number;
}

/** Sends requests to the targets in turn, and fails when an answer has another status than the shot expects. */
export async function measure(
  targets: readonly Target[],
  { count, concurrency = 16 }: Load,
  shotOf: (index: number) => Shot,
): Promise<Measurement> {
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  const latencies: number[] = [];
  let next = 0;
  const started = performance.now();
  const worker = async () => {
    while (next < count) {
      const index = next;
      next += 1;
      const target = targets[index % targets.length];
      if (target === undefined) throw new Error("There is nothing to measure.");
      latencies.push(await timed(target, agent, shotOf(index)));
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  const seconds = (performance.now() - started) / 1000;
  agent.destroy();
  return { perSecond: count / seconds, p50: at(latencies, 0.5), p95: at(latencies, 0.95), p99: at(latencies, 0.99) };
}

/** The value below which a share of all lies, as 0.5 for the median. */
export function at(values: readonly number[], share: number): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** Milliseconds until the whole answer was there. @throws Error when it has another status than expected */
export async function timed(target: Target, agent: Agent, shot: Shot): Promise<number> {
  const before = performance.now();
  const status = await send(target, agent, shot);
  const time = performance.now() - before;
  if (status !== shot.expected) throw new Error(`${shot.method} ${shot.path} answered ${status}, not ${shot.expected}`);
  return time;
}

function send(target: Target, agent: Agent, shot: Shot): Promise<number> {
  return new Promise((accept, reject) => {
    const outgoing = request(
      `${target.origin}${shot.path}`,
      {
        agent,
        method: shot.method,
        headers: {
          ...target.headers,
          ...(shot.body === undefined
            ? {}
            : {
                "content-type": "application/scim+json; charset=utf-8",
                "content-length": Buffer.byteLength(shot.body),
              }),
        },
      },
      (response) => {
        response.resume();
        response.once("end", () => accept(response.statusCode ?? 0));
        response.once("error", reject);
      },
    );
    outgoing.once("error", reject);
    outgoing.end(shot.body);
  });
}
