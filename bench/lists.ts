// `npm run bench:lists`: how long each list takes on the server with 100,000 users, 2,000 groups and 1,000 folders, on PGlite and on
// PostgreSQL. Ends with 1 when one of them takes longer than the limit.
import { type Case, listCases } from "@/bench/list-cases";
import { type SeededDirectory, seedDirectory } from "@/bench/seed-directory";
import { size } from "@/bench/seed-size";
import { rolePermissions } from "@/lib/auth/permissions";
import type { Ctx } from "@/lib/context";
import { closeDatabase, type Database, openDatabase, setDatabase } from "@/lib/db/database";
import { migrate } from "@/lib/db/migrate";
import { rollUpHours } from "@/lib/request-stats/roll-up-hours";
import { startEmbeddedPostgres } from "@/tests/support/embedded-postgres";

const limitMs = 300;
const rounds = 5;

function adminCtx({ organizationId }: SeededDirectory): Ctx {
  return {
    organizationId,
    actor: { kind: "system", id: null, name: "Benchmark" },
    permissions: rolePermissions.EnterpriseAdmin,
    requestId: "bench",
    now: () => new Date(),
  };
}

/** The median of some rounds after a first one, which fills the caches. */
async function measure({ run }: Case): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const begin = performance.now();
    await run();
    if (round > 0) times.push(performance.now() - begin);
  }
  return times.sort((left, right) => left - right)[Math.floor(rounds / 2)] ?? 0;
}

async function measureOn(database: Database): Promise<ReadonlyMap<string, number>> {
  await migrate(database);
  setDatabase(database);
  const directory = await seedDirectory(database);
  await rollUpHours(new Date());
  const times = new Map<string, number>();
  for (const one of listCases(adminCtx(directory), directory)) times.set(one.name, await measure(one));
  await closeDatabase();
  return times;
}

async function main(): Promise<void> {
  const counts = `${size.users} users, ${size.groups} groups, ${size.folders} folders`;
  process.stdout.write(`Lists over ${counts}: the median of ${rounds}, in milliseconds on the server.\n`);
  const pglite = await measureOn(await openDatabase({ kind: "pglite", dataDir: null }));
  const server = await startEmbeddedPostgres();
  const postgres = await measureOn(await openDatabase({ kind: "postgres", url: server.url("postgres"), poolSize: 4 }));
  await server.stop();
  const width = Math.max(...[...pglite.keys()].map((name) => name.length));
  const line = (name: string, left: string, right: string) =>
    `${name.padEnd(width)}  ${left.padStart(8)}  ${right.padStart(10)}\n`;
  process.stdout.write(line("list", "PGlite", "PostgreSQL"));
  for (const [name, time] of pglite) {
    process.stdout.write(line(name, time.toFixed(0), (postgres.get(name) ?? 0).toFixed(0)));
  }
  const slow = [...pglite, ...postgres].filter(([, time]) => time >= limitMs);
  process.stdout.write(slow.length === 0 ? `All under ${limitMs} ms.\n` : `${slow.length} at ${limitMs} ms or more.\n`);
  process.exitCode = slow.length === 0 ? 0 : 1;
}

await main();
