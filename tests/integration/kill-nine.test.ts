import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { compareGroup, compareMembers, compareUser } from "@/lib/entra-client/compare";
import { createHttpSender, type HttpRequest, type SendHttp } from "@/lib/entra-client/http";
import type { AcknowledgedWrite, JsonObject, Problem } from "@/lib/entra-client/model";
import { runCycle } from "@/lib/entra-client/run-cycle";
import { type SeededRandom, seededRandom } from "@/lib/entra-client/seeded-random";
import { databaseKinds } from "@/tests/support/database";
import type { TestConnector } from "@/tests/support/make-connector";
import { median, ms, print } from "@/tests/support/print";
import { makeHome } from "@/tests/support/process-home";
import { replayAudit } from "@/tests/support/replay";
import { type ScimUnderTest, scimClient } from "@/tests/support/scim";
import { type ScimProcess, startScimProcess } from "@/tests/support/scim-process";

const kills = Number(process.env["USHER_KILLS"] ?? "20");
/** Where in its writes a cycle is cut, counted in acknowledged ones. It always makes more, or the test fails. */
const latestCut = 80;
const cycleSize = { users: 16, groups: 3, batchSize: 5, concurrency: 6 };
/** Waiting until a dead process's lock has been silent for long enough would cost every start at least this. */
const silenceMs = 4_000;

/** What one life of the process left behind. */
interface Life {
  readonly acknowledged: readonly AcknowledgedWrite[];
  /** Writes that were sent and never answered. */
  readonly inFlight: readonly HttpRequest[];
}

// PRODUCT, acceptance 6. Set USHER_KILL_SEED to repeat a run.
describe.each(databaseKinds)("kill -9 in the middle of an Entra cycle on %s", (kind) => {
  it(`loses no acknowledged write and leaves nothing half-written, ${kills} times`, { timeout: 600_000 }, async () => {
    const seed = process.env["USHER_KILL_SEED"] ?? randomBytes(4).toString("hex");
    print(`${kind}: USHER_KILL_SEED=${seed}`);
    const random = seededRandom(`${seed} ${kind}`);
    const home = await makeHome(kind);
    const began = performance.now();
    let server = await startScimProcess(home.environment);
    const tally = {
      acknowledged: 0,
      inFlight: 0,
      appeared: 0,
      cuts: [] as number[],
      starts: [] as number[],
      opens: [] as number[],
    };
    const clean = server.startedInMs;
    try {
      for (let round = 1; round <= kills; round += 1) {
        const cut = 1 + random.below(latestCut);
        const life = await liveAndDie(server, home.connector, { seed: `k${seed}n${round}`, cut, random });
        server = await startScimProcess(home.environment);
        tally.starts.push(server.startedInMs);
        tally.opens.push(server.start.openMs);
        const client = scimClient(home.connector, server.origin);
        const { problems, appeared } = await checkLife(client, server, life);
        expect(problems, `round ${round}, killed after ${cut} acknowledged writes`).toEqual([]);
        expect(await replayAudit(server.query, home.connector.organization.id)).toEqual([]);
        tally.cuts.push(life.acknowledged.length);
        tally.acknowledged += life.acknowledged.length;
        tally.inFlight += life.inFlight.length;
        tally.appeared += appeared;
      }
      // The fastest start, because on a busy machine any single one may take as long without waiting for anything.
      expect(Math.min(...tally.opens), "time to open the database").toBeLessThan(silenceMs);
      expect(await server.stop()).toBe(0);
    } finally {
      await server.kill();
      await home.dispose();
    }
    print(
      `${kind}: ${kills} of ${kills} kills clean in ${ms(performance.now() - began)}; ${tally.acknowledged} acknowledged writes all there ` +
        `(killed after ${Math.min(...tally.cuts)}–${Math.max(...tally.cuts)}), ${tally.inFlight} in flight: ${tally.appeared} wholly there, the rest wholly absent`,
    );
    print(
      `${kind}: start after kill ${ms(median(tally.starts))} (worst ${ms(Math.max(...tally.starts))}; clean ${ms(clean)}), ` +
        `of that opening the database ${ms(median(tally.opens))} (worst ${ms(Math.max(...tally.opens))})`,
    );
  });
});

/** Runs a cycle against the process and kills it a moment after its `cut`-th acknowledged write. */
async function liveAndDie(
  server: ScimProcess,
  connector: TestConnector,
  { seed, cut, random }: { seed: string; cut: number; random: SeededRandom },
): Promise<Life> {
  const acknowledged: AcknowledgedWrite[] = [];
  const inFlight = new Set<HttpRequest>();
  const url = `${server.origin}/scim/v2/${connector.connectorId}`;
  const sender = createHttpSender({
    url,
    credential: { kind: "bearer", token: connector.token },
    maxConnections: 6,
    timeoutMs: 10_000,
  });
  const send: SendHttp = async (request) => {
    inFlight.add(request);
    const answer = await sender.send(request);
    inFlight.delete(request);
    return answer;
  };
  // A few requests' time, so that the kill falls anywhere within a transaction.
  const pause = random.below(12);
  let death: Promise<void> | undefined;
  const report = await runCycle({
    ...cycleSize,
    url,
    token: connector.token,
    flag: "alternate",
    seed,
    send,
    retry: { connection: 0 },
    onAcknowledged: (write) => {
      acknowledged.push(write);
      if (acknowledged.length === cut) death = sleep(pause).then(() => server.kill());
    },
  });
  sender.close();
  await death;
  expect(report.deviations).toEqual([]);
  expect(report.stopped?.reason, "the cycle was cut").toBe("connection");
  return { acknowledged, inFlight: [...inFlight].filter(({ method }) => method !== "GET") };
}

/** Everything acknowledged must be readable; what was in flight may be there, as a whole. */
async function checkLife(
  client: ScimUnderTest,
  server: ScimProcess,
  { acknowledged, inFlight }: Life,
): Promise<{ problems: readonly Problem[]; appeared: number }> {
  const latest = new Map(acknowledged.map((write) => [`/${write.resource}/${write.id}`, write]));
  const problems: Problem[] = [];
  let appeared = 0;
  const gone = await findGone(client, acknowledged, inFlight);
  for (const [path, write] of latest) {
    const wrong = await compareResource(client, path, write, gone);
    if (wrong.length === 0) continue;
    const pending = inFlight.filter(({ target }) => target === path);
    if (await isNewest(client, server, path, pending)) appeared += 1;
    else problems.push(...wrong.map((problem) => ({ ...problem, expected: `${path}: ${problem.expected}` })));
  }
  for (const { method, target, body } of inFlight) {
    if (method === "POST" && (await countCreated(client, server, target, body)) > 0) appeared += 1;
  }
  return { problems, appeared };
}

/** People whose deletion took their memberships along. */
async function findGone(
  client: ScimUnderTest,
  acknowledged: readonly AcknowledgedWrite[],
  inFlight: readonly HttpRequest[],
): Promise<ReadonlySet<string>> {
  const gone = new Set(acknowledged.filter((write) => write.kind === "delete").map((write) => write.id));
  for (const { method, target } of inFlight) {
    if (method === "DELETE" && (await client.send("GET", target)).status === 404) gone.add(target.split("/")[2] ?? "");
  }
  return gone;
}

async function compareResource(
  client: ScimUnderTest,
  path: string,
  write: AcknowledgedWrite,
  gone: ReadonlySet<string>,
): Promise<readonly Problem[]> {
  const answer = await client.send("GET", path);
  if (write.expectation === null) return answer.status === 404 ? [] : [{ expected: "deleted", got: answer.text }];
  if (answer.status !== 200) return [{ expected: "the resource", got: `${answer.status} ${answer.text}` }];
  const resource = answer.body as JsonObject;
  if (write.resource === "Users") return compareUser(resource, write.expectation);
  const memberIds = write.expectation.memberIds.filter((id) => !gone.has(id));
  return [...compareGroup(resource, write.expectation), ...compareMembers(resource, memberIds)];
}

/**
 * Whether the newest change of the resource is one of the requests that were never answered. That it is there as a whole is
 * what the replay of the audit log shows, because the log's row is written with the change.
 */
async function isNewest(
  client: ScimUnderTest,
  server: ScimProcess,
  path: string,
  pending: readonly HttpRequest[],
): Promise<boolean> {
  const rows = await server.query<{ method: string; body: unknown }>(
    `select method, body from request_log where organization_id = $1 and resource_id = $2 and changes is not null
     order by id desc limit 1`,
    [client.organization.id, path.split("/")[2]],
  );
  return pending.some(({ method, body }) => {
    const sent: unknown = body === undefined ? null : JSON.parse(body);
    return method === rows[0]?.method && JSON.stringify(sorted(sent)) === JSON.stringify(sorted(rows[0].body));
  });
}

/** How many resources came of a POST that was never answered: none, or one. */
async function countCreated(client: ScimUnderTest, server: ScimProcess, target: string, body = "{}"): Promise<number> {
  const table = target === "/Users" ? `"user"` : `"group"`;
  const rows = await server.query<{ count: number }>(
    `select count(*)::int as count from ${table} where organization_id = $1 and external_id = $2`,
    [client.organization.id, (JSON.parse(body) as JsonObject)["externalId"]],
  );
  const count = rows[0]?.count ?? 0;
  expect(count).toBeLessThanOrEqual(1);
  return count;
}

/** JSONB forgets the order of keys. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
