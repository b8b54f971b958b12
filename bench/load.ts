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

const concurrency = 16;

/** Sends `count` requests, 16 at a time, and fails when an answer has another status than the shot expects. */
export async function measure(target: Target, count: number, shotOf: (index: number) => Shot): Promise<Measurement> {
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  const latencies: number[] = [];
  let next = 0;
  const started = performance.now();
  const worker = async () => {
    while (next < count) {
      const shot = shotOf(next);
      next += 1;
      const before = performance.now();
      const status = await send(target, agent, shot);
      latencies.push(performance.now() - before);
      if (status !== shot.expected)
        throw new Error(`${shot.method} ${shot.path} answered ${status}, not ${shot.expected}`);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  const seconds = (performance.now() - started) / 1000;
  agent.destroy();
  latencies.sort((a, b) => a - b);
  const at = (share: number) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0;
  return { perSecond: count / seconds, p50: at(0.5), p95: at(0.95), p99: at(0.99) };
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
