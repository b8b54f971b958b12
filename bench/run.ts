// `npm run bench`: Usher in production mode against the least server that does the same SQL, one after the other, on one
// PostgreSQL, 16 requests at a time. Absolute numbers depend on the machine; the ratio is what to compare.
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { parentOf } from "@/bench/cpu";
import type { Target } from "@/bench/load";
import { type BenchOrganization, openOrganization } from "@/bench/open-organization";
import { type Contestant, fillWorld, measurePhases, type PhaseResult } from "@/bench/phases";
import { measureScale, type SeriesResult } from "@/bench/scale";
import { type Started, startNode, startUsher } from "@/bench/start-usher";
import { formatPhases, formatSeries, formatShares } from "@/bench/table";
import { hashSecret } from "@/lib/credentials/secret";
import { closeDatabase, getDatabase } from "@/lib/db/database";
import { migrate } from "@/lib/db/migrate";
import { resetEnv } from "@/lib/env";
import { startEmbeddedPostgres } from "@/tests/support/embedded-postgres";

const { values } = parseArgs({
  options: {
    requests: { type: "string", default: "3000" },
    users: { type: "string", default: "4000" },
    only: { type: "string" },
    operations: { type: "string" },
    profile: { type: "string" },
    json: { type: "string", default: ".cache/bench.json" },
  },
});
const requests = Number(values.requests);
const people = Number(values.users);
const groups = 20;
const only = values.operations?.split(",");
const wanted = (part: string) => values.only === undefined || values.only === part;

Object.assign(process.env, {
  USHER_SECRET: "a secret for the benchmark only, long enough",
  USHER_LOG_LEVEL: "error",
  // The benchmark asks for all that there is.
  USHER_SCIM_REQUESTS_PER_MINUTE: "100000000",
});
const postgres = await startEmbeddedPostgres();
const dataDir = mkdtempSync(join(tmpdir(), "usher-bench-"));
const children: ChildProcess[] = [];
try {
  pointAt(postgres.url("postgres"));
  await migrate(await getDatabase());
  const phases = wanted("phases") ? await runPhases() : [];
  const series = wanted("scale") ? await runScale() : [];
  await stopAll();
  await closeDatabase();
  const pglite = wanted("pglite") ? await runPglite() : [];
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? "?"}, Node ${process.version}`;
  writeFileSync(values.json, `${JSON.stringify({ machine, requests, people, phases, series, pglite }, null, 2)}\n`);
  print("PostgreSQL", phases);
  if (series.length > 0) process.stdout.write(`\n${formatSeries(series)}\n`);
  print("PGlite", pglite);
  process.stdout.write(`\n${machine}. The same as JSON in ${values.json}.\n`);
} finally {
  await stopAll();
  await postgres.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

function pointAt(url: string): void {
  process.env["DATABASE_URL"] = url;
  process.env["USHER_DATA_DIR"] = dataDir;
  resetEnv();
}

async function runPhases(): Promise<PhaseResult[]> {
  const organization = await openOrganization("bench");
  const [one, other] = [await begin(), await begin()];
  const baseline = await startBaseline(organization);
  const target = targetOf(one, organization);
  const world = await fillWorld(target, people, groups);
  const contestants: Contestant[] = [
    baseline,
    { name: "usher", targets: [target], pids: pidsOf(one), profiled: profiled(one) },
    { name: "usher × 2", targets: [target, targetOf(other, organization)], pids: [...pidsOf(one), ...pidsOf(other)] },
  ];
  const database = await getDatabase();
  const run = (text: string) => database.query(text);
  return await measurePhases({ contestants, world, requests, run, postmaster: await findPostmaster(), only });
}

async function runScale(): Promise<SeriesResult[]> {
  const server = await begin();
  const database = await getDatabase();
  return await measureScale({
    origin: server.origin,
    pid: server.child.pid ?? 0,
    run: (text) => database.query(text),
    open: openOrganization,
  });
}

/** The embedded database belongs to one process, so there is neither a baseline nor a second server. */
async function runPglite(): Promise<PhaseResult[]> {
  pointAt("");
  const database = await getDatabase();
  await migrate(database);
  const organization = await openOrganization("bench");
  await closeDatabase();
  const server = await begin();
  const target = targetOf(server, organization);
  const world = await fillWorld(target, people, groups);
  const contestants = [{ name: "usher", targets: [target], pids: pidsOf(server) }];
  // Nothing can be put back, so people enough for all runs are needed: no reset, and fewer requests.
  const run = async () => {};
  return await measurePhases({ contestants, world, requests: Math.floor(requests / 3), run, postmaster: null, only });
}

/** Who started the process behind a connection. */
async function findPostmaster(): Promise<number> {
  const [row] = await (await getDatabase()).query<{ pid: number }>("select pg_backend_pid() as pid");
  return parentOf(row?.pid ?? 0);
}

async function begin(): Promise<Started> {
  const started =
    values.profile === undefined
      ? await startUsher()
      : await startUsher({ BENCH_PROFILES: values.profile }, ["--import", "./bench/profiler.mjs"]);
  children.push(started.child);
  return started;
}

async function startBaseline({ connectorId, token }: BenchOrganization): Promise<Contestant> {
  const child = startNode(["--import", "tsx", "bench/baseline-server.ts"], {
    BENCH_CONNECTOR: connectorId,
    BENCH_TOKEN_HASH: hashSecret(token),
  });
  children.push(child);
  const [line] = (await once(child.stdout ?? child, "data")) as [Buffer];
  const { port } = JSON.parse(line.toString()) as { port: number };
  const target = { origin: `http://127.0.0.1:${port}`, headers: { authorization: `Bearer ${token}` } };
  return { name: "baseline", targets: [target], pids: [child.pid ?? 0] };
}

function profiled({ child }: Started): Contestant["profiled"] {
  if (values.profile === undefined) return undefined;
  mkdirSync(values.profile, { recursive: true });
  return { server: child, folder: values.profile };
}

function targetOf({ origin }: Started, { connectorId, token }: BenchOrganization): Target {
  return { origin: `${origin}/scim/v2/${connectorId}`, headers: { authorization: `Bearer ${token}` } };
}

function pidsOf({ child }: Started): readonly number[] {
  return child.pid === undefined ? [] : [child.pid];
}

async function stopAll(): Promise<void> {
  for (const child of children.splice(0)) {
    child.kill("SIGTERM");
    if (child.exitCode === null) await once(child, "exit");
  }
}

function print(database: string, results: readonly PhaseResult[]): void {
  if (results.length === 0) return;
  process.stdout.write(`\n${database}, 16 requests at a time, ${people} users:\n${formatPhases(results)}\n`);
  const shares = formatShares(results);
  if (shares !== "") process.stdout.write(`\nProcessor time of Usher's server, in percent:\n${shares}\n`);
}
