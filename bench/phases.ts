import type { ChildProcess } from "node:child_process";
import { cpuMs, postgresCpuMs } from "@/bench/cpu";
import { type Measurement, measure, type Target } from "@/bench/load";
import { type Operation, operations, person, type World } from "@/bench/operations";
import { profileWhile, type Shares } from "@/bench/profile";

/** Servers of one kind, which take the requests in turn. */
export interface Contestant {
  readonly name: string;
  readonly targets: readonly Target[];
  readonly pids: readonly number[];
  /** The server whose processor time is looked into, and the folder that keeps the profiles. */
  readonly profiled?: { readonly server: ChildProcess; readonly folder: string } | undefined;
}

/** What one operation cost one contestant. Processor times in milliseconds for each request. */
export interface PhaseResult extends Measurement {
  readonly operation: string;
  readonly contestant: string;
  readonly serverCpu: number;
  readonly postgresCpu: number;
  /** Where the processor time of the server went; null for contestants that are not profiled. */
  readonly profile: Shares | null;
}

export interface PhaseOptions {
  readonly contestants: readonly Contestant[];
  readonly world: World;
  readonly requests: number;
  /** Runs a statement on the database of all contestants. */
  readonly run: (statement: string) => Promise<unknown>;
  /** The first process of PostgreSQL; null for the embedded database, which is part of the server's process. */
  readonly postmaster: number | null;
  /** The names of the operations to measure; all by default. */
  readonly only?: readonly string[] | undefined;
}

/** Measures every operation, one contestant after the other, each warmed up. */
export async function measurePhases(options: PhaseOptions): Promise<PhaseResult[]> {
  const { contestants, world, requests, run, postmaster, only } = options;
  const postgresMs = () => (postmaster === null ? 0 : postgresCpuMs(postmaster));
  const results: PhaseResult[] = [];
  for (const operation of operations.filter(({ name }) => only === undefined || only.includes(name))) {
    for (const contestant of contestants) {
      const { name, targets, pids } = contestant;
      if (operation.reset !== undefined) await run(operation.reset);
      const warm = Math.ceil(requests / 10);
      await measure(targets, { count: warm }, operation.shot(world, { name: `warm-${name}`, start: requests }));
      const before = [sum(pids), postgresMs()] as const;
      const measured = await measure(targets, { count: requests }, operation.shot(world, { name, start: 0 }));
      const [serverCpu, postgresCpu] = [sum(pids) - before[0], postgresMs() - before[1]];
      results.push({
        operation: operation.name,
        contestant: name,
        ...measured,
        serverCpu: serverCpu / requests,
        postgresCpu: postgresCpu / requests,
        profile: await profile(contestant, operation, options),
      });
    }
    process.stdout.write(`measured ${operation.name}\n`);
  }
  return results;
}

/** Apart from what is measured, because a profile costs time itself. */
async function profile(
  { profiled, targets }: Contestant,
  operation: Operation,
  { world, requests, run }: PhaseOptions,
): Promise<Shares | null> {
  if (profiled === undefined) return null;
  if (operation.reset !== undefined) await run(operation.reset);
  return await profileWhile(profiled.server, { folder: profiled.folder, name: operation.name }, () =>
    measure(targets, { count: requests }, operation.shot(world, { name: "profile", start: 0 })),
  );
}

function sum(pids: readonly number[]): number {
  return pids.reduce((all, pid) => all + cpuMs(pid), 0);
}

/** Creates people and groups over SCIM, so that every contestant finds rows that Usher made. */
export async function fillWorld(target: Target, people: number, groups: number): Promise<World> {
  const userName = (index: number) => `person-${index % people}@bench.example`;
  const userIds = await createAll(target, "/Users", people, (index) => person(userName(index)));
  const groupIds = await createAll(target, "/Groups", groups, (index) => ({
    schemas: ["urn:ietf:params:scim:schemas:core:2.0:Group"],
    displayName: `Group ${index}`,
  }));
  return { userIds, groupIds, userName };
}

async function createAll(
  target: Target,
  path: string,
  count: number,
  bodyOf: (index: number) => object,
): Promise<string[]> {
  const ids: string[] = [];
  for (let from = 0; from < count; from += 16) {
    const batch = Array.from({ length: Math.min(16, count - from) }, async (_, offset) => {
      const response = await fetch(`${target.origin}${path}`, {
        method: "POST",
        headers: { ...(target.headers as Record<string, string>), "content-type": "application/scim+json" },
        body: JSON.stringify(bodyOf(from + offset)),
      });
      return ((await response.json()) as { id: string }).id;
    });
    ids.push(...(await Promise.all(batch)));
  }
  return ids;
}
