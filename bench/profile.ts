import type { ChildProcess } from "node:child_process";
import { existsSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** Who used the processor of a server: shares of the time that it worked, 0 to 1. */
export type Shares = Readonly<Record<Owner, number>>;

export const owners = [
  "Usher",
  "pg",
  "Request, Response",
  "other libraries",
  "sockets",
  "rest of Node",
  "garbage",
] as const;
type Owner = (typeof owners)[number];

interface Profile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string };
    readonly children?: readonly number[];
  }[];
  readonly samples: readonly number[];
  /** Microseconds before each sample. */
  readonly timeDeltas: readonly number[];
}

/** Profiles a server that was started with `bench/profiler.mjs` while `work` runs, and keeps the profile as `{name}.cpuprofile`. */
export async function profileWhile(
  server: ChildProcess,
  { folder, name }: { readonly folder: string; readonly name: string },
  work: () => Promise<unknown>,
): Promise<Shares> {
  const written = join(folder, `${server.pid}.cpuprofile`);
  server.kill("SIGUSR2");
  await work();
  server.kill("SIGUSR2");
  while (!existsSync(written)) await sleep(50);
  const kept = join(folder, `${name}.cpuprofile`);
  renameSync(written, kept);
  return sharesOf(JSON.parse(readFileSync(kept, "utf8")) as Profile);
}

/** Time counts for the function that ran; what has no file of its own, such as a socket's write, for the one that called it. */
function sharesOf({ nodes, samples, timeDeltas }: Profile): Shares {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)));
  const ownerOf = (id: number): Owner | null => {
    for (let at: number | undefined = id; at !== undefined; at = parents.get(at)) {
      const { functionName = "", url = "" } = byId.get(at)?.callFrame ?? {};
      if (functionName === "(idle)") return null;
      if (functionName === "(garbage collector)") return "garbage";
      if (url !== "") return ownerOfFile(url);
    }
    return "rest of Node";
  };
  const times = Object.fromEntries(owners.map((owner) => [owner, 0])) as Record<Owner, number>;
  for (const [index, id] of samples.entries()) {
    const owner = ownerOf(id);
    if (owner !== null) times[owner] += timeDeltas[index] ?? 0;
  }
  const all = Object.values(times).reduce((sum, time) => sum + time, 0);
  return Object.fromEntries(owners.map((owner) => [owner, times[owner] / all])) as Shares;
}

function ownerOfFile(url: string): Owner {
  if (url.startsWith("node:internal/deps/undici")) return "Request, Response";
  if (url === "node:net" || url === "node:internal/stream_base_commons") return "sockets";
  if (url.startsWith("node:")) return "rest of Node";
  if (/\/node_modules\/(pg|postgres)[-/]/.test(url)) return "pg";
  return url.includes("/node_modules/") ? "other libraries" : "Usher";
}
