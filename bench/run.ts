// `npm run bench`: Usher in production mode against the least server that does the same SQL, one after the other, on one
// PostgreSQL, 16 requests at a time. Absolute numbers depend on the machine; the ratio is what to compare.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { parseArgs } from "node:util";
import { type Measurement, measure, type Target } from "@/bench/load";
import { operations, person, type World } from "@/bench/operations";
import { formatTable } from "@/bench/table";
import { permissions } from "@/lib/auth/permissions";
import { createConnector } from "@/lib/connectors/create-connector";
import { updateConnector } from "@/lib/connectors/update-connector";
import type { Ctx } from "@/lib/context";
import { createCredential } from "@/lib/credentials/create-credential";
import { hashSecret } from "@/lib/credentials/secret";
import { closeDatabase, getDatabase } from "@/lib/db/database";
import { migrate } from "@/lib/db/migrate";
import { createOrganization } from "@/lib/organizations/create-organization";
import { startEmbeddedPostgres } from "@/tests/support/embedded-postgres";

const { values } = parseArgs({
  options: { requests: { type: "string", default: "3000" }, users: { type: "string", default: "2000" } },
});
const requests = Number(values.requests);
const people = Number(values.users);
const groups = 20;

const postgres = await startEmbeddedPostgres();
process.env["DATABASE_URL"] = postgres.url("postgres");
process.env["USHER_SECRET"] = "a secret for the benchmark only, long enough";
process.env["USHER_LOG_LEVEL"] = "error";
// The benchmark asks for all that there is.
process.env["USHER_SCIM_REQUESTS_PER_MINUTE"] = "100000000";
const children: ChildProcess[] = [];
try {
  const { connectorId, token } = await prepare();
  const usher = await startUsher(connectorId, token);
  const baseline = await startBaseline(connectorId, token);
  const world = await fill(usher);
  const rows = [];
  for (const operation of operations) {
    const both: Record<string, Measurement> = {};
    for (const [name, target] of Object.entries({ baseline, usher })) {
      await measure(target, Math.ceil(requests / 10), operation.shot(world, `warm-${name}-${operation.name}`));
      both[name] = await measure(target, requests, operation.shot(world, `${name}-${operation.name}`));
    }
    rows.push({ operation: operation.name, baseline: both["baseline"], usher: both["usher"] });
    process.stdout.write(`measured ${operation.name}\n`);
  }
  process.stdout.write(`\n${formatTable(rows)}\n${requests} requests each, 16 at a time, ${people} users.\n`);
} finally {
  for (const child of children) child.kill("SIGTERM");
  await postgres.stop();
}

async function prepare(): Promise<{ connectorId: string; token: string }> {
  await migrate(await getDatabase());
  const now = () => new Date();
  const organization = await createOrganization(
    { requestId: "bench", now },
    { organizationName: "Bench", slug: "bench", email: "admin@bench.example", password: "a password for the bench" },
  );
  const ctx: Ctx = {
    organizationId: organization.id,
    actor: { kind: "system", id: null, name: "Bench" },
    permissions: new Set(permissions),
    requestId: "bench",
    now,
  };
  const connector = await createConnector(ctx, { kind: "entra" });
  await updateConnector(ctx, connector.id, { provisioningOn: true });
  const token = await createCredential(ctx, connector.id, { kind: "bearer", name: "Bench", expires: "never" });
  await closeDatabase();
  return { connectorId: connector.id, token: token.secret };
}

async function startUsher(connectorId: string, token: string): Promise<Target> {
  const port = await freePort();
  const child = start(["dist/server.js"], { NODE_ENV: "production", PORT: String(port), HOST: "127.0.0.1" });
  const origin = `http://127.0.0.1:${port}`;
  while (!(await answers(`${origin}/readyz`))) {
    if (child.exitCode !== null) throw new Error("Usher did not start.");
    await new Promise((accept) => setTimeout(accept, 200));
  }
  return { origin: `${origin}/scim/v2/${connectorId}`, headers: { authorization: `Bearer ${token}` } };
}

async function startBaseline(connectorId: string, token: string): Promise<Target> {
  const child = start(["--import", "tsx", "bench/baseline-server.ts"], {
    BENCH_CONNECTOR: connectorId,
    BENCH_TOKEN_HASH: hashSecret(token),
  });
  const [line] = (await once(child.stdout ?? child, "data")) as [Buffer];
  const { port } = JSON.parse(line.toString()) as { port: number };
  return { origin: `http://127.0.0.1:${port}`, headers: { authorization: `Bearer ${token}` } };
}

function start(args: string[], extra: Record<string, string>): ChildProcess {
  const child = spawn(process.execPath, args, {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, ...extra },
  });
  children.push(child);
  return child;
}

/** Creates the people and groups over SCIM, so that both servers find rows that Usher made. */
async function fill(target: Target): Promise<World> {
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

async function answers(url: string): Promise<boolean> {
  return await fetch(url).then(
    (response) => response.ok,
    () => false,
  );
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  return typeof address === "object" && address !== null ? address.port : 0;
}
