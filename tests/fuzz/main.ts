// `npm run fuzz -- --requests 50000 --seed 7 --postgres`: requests of a grammar, good, odd and hostile, against the SCIM service on an
// embedded database or a PostgreSQL of its own. Exits with 1 when an answer or the tables are wrong.
import { randomInt } from "node:crypto";
import { parseArgs } from "node:util";
import { closeDatabase, openDatabase, setDatabase } from "@/lib/db/database";
import { migrate } from "@/lib/db/migrate";
import { flushRequestLog } from "@/lib/request-log/background-log";
import { type FuzzReport, runFuzz } from "@/tests/fuzz/run-fuzz";
import { startEmbeddedPostgres } from "@/tests/support/embedded-postgres";

const { values } = parseArgs({
  options: {
    requests: { type: "string", default: "50000" },
    seed: { type: "string", default: String(randomInt(1_000_000)) },
    postgres: { type: "boolean", default: false },
  },
});
process.env["USHER_SECRET"] = "a secret for the fuzz run only, long enough";
process.env["USHER_LOG_LEVEL"] ??= "error";
process.env["USHER_SCIM_REQUESTS_PER_MINUTE"] = "100000000";

const requests = Number(values.requests);
const seed = Number(values.seed);
if (!Number.isInteger(requests) || requests < 1 || !Number.isInteger(seed)) {
  process.stderr.write("--requests and --seed must be whole numbers.\n");
  process.exit(2);
}
const cluster = values.postgres ? await startEmbeddedPostgres({ unsafeAndFast: true }) : null;
try {
  const database = await openDatabase(
    cluster === null
      ? { kind: "pglite", dataDir: null }
      : { kind: "postgres", url: cluster.url("postgres"), poolSize: 10 },
  );
  setDatabase(database);
  await migrate(database);
  say(`${requests} requests on ${database.kind}, seed ${seed}`);
  const began = performance.now();
  const progress = (sent: number, faults: number) => {
    if (sent % 2500 === 0)
      say(`${sent} sent after ${Math.round((performance.now() - began) / 1000)} s, ${faults} faults`);
  };
  print(await runFuzz({ requests, seed, query: database.query, progress }));
} finally {
  // What is written later would open a database of the settings.
  await flushRequestLog();
  await closeDatabase();
  await cluster?.stop();
}

function print({ sent, statuses, faults }: FuzzReport): void {
  for (const fault of faults) say(`\n${fault}`);
  const counts = Object.entries(statuses).map(([status, count]) => `${count} × ${status}`);
  say(`\n${sent} requests, seed ${seed}: ${counts.join(", ")}; ${faults.length} faults`);
  if (faults.length > 0) process.exitCode = 1;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
