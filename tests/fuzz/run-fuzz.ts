import fc from "fast-check";
import { flushRequestLog } from "@/lib/request-log/background-log";
import { requests } from "@/tests/fuzz/grammar";
import { brokenInvariants, faultOf, memberCounts } from "@/tests/fuzz/judge";
import { makeWorld, prepare, send } from "@/tests/fuzz/world";
import type { Query } from "@/tests/support/replay";

export interface FuzzOptions {
  readonly requests: number;
  readonly seed: number;
  /** Asks the database past all isolation. */
  readonly query: Query;
  readonly progress?: (sent: number, faults: number) => void;
}

export interface FuzzReport {
  readonly sent: number;
  readonly statuses: Readonly<Record<string, number>>;
  /** What went wrong, with the request; at most 20. */
  readonly faults: readonly string[];
}

const chunk = 250;
const mostFaults = 20;
/** The tables are looked at after so many requests, and at the end. */
const checkEvery = 5000;

/**
 * Sends requests of the grammar, one after the other, from two organizations to the SCIM service of this process. The same seed
 * sends the same requests.
 */
export async function runFuzz(options: FuzzOptions): Promise<FuzzReport> {
  const world = await makeWorld();
  const faults: string[] = [];
  const statuses: Record<string, number> = {};
  let sent = 0;
  // Broken tables stay broken: what comes after tells nothing new.
  for (let broken = 0; sent < options.requests && faults.length < mostFaults && broken === 0; ) {
    const size = Math.min(chunk, options.requests - sent);
    for (const request of fc.sample(requests, { numRuns: size, seed: options.seed + sent })) {
      const prepared = prepare(world, request);
      const answer = await send(prepared);
      const fault = faultOf(prepared, answer);
      statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
      if (fault !== null)
        faults.push(`${fault}\n  ${shorten(prepared.written)}\n  ${answer.status} ${shorten(answer.text)}`);
    }
    sent += size;
    options.progress?.(sent, faults.length);
    if (sent % checkEvery !== 0 && sent < options.requests) continue;
    const found = await look(options.query, world);
    faults.push(...found);
    broken = found.length;
  }
  return { sent, statuses, faults: faults.slice(0, mostFaults) };
}

async function look(query: Query, world: Awaited<ReturnType<typeof makeWorld>>): Promise<readonly string[]> {
  await flushRequestLog();
  const faults = [...(await brokenInvariants(query, world))];
  for (const side of world) {
    const read = (id: string) =>
      send(
        prepare(world, {
          side: side === world[0] ? 0 : 1,
          method: "GET",
          path: `/Groups/${id}`,
          query: [],
          headers: {},
          body: null,
          damage: "none",
        }),
      );
    faults.push(...(await memberCounts(query, side, read)));
  }
  return faults;
}

function shorten(text: string): string {
  return text.length > 1500 ? `${text.slice(0, 1500)}… (${text.length} characters)` : text;
}
