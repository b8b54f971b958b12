import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { databaseKinds } from "@/tests/support/database";
import { makeHome } from "@/tests/support/process-home";
import { type ScimProcess, startScimProcess } from "@/tests/support/scim-process";

/** What a rehearsal makes and must not leave. */
const traces = `select
  (select count(*)::int from rehearsal_item) as items,
  (select count(*)::int from "user" where user_name like '%usher-rehearsal%') as people,
  (select count(*)::int from user_tombstone) as tombstones,
  (select count(*)::int from "group") as groups,
  (select count(*)::int from credential where kind = 'rehearsal') as credentials,
  (select state from rehearsal) as state`;

const nothing = { items: 0, people: 0, tombstones: 0, groups: 0, credentials: 0, state: "stopped" };

// PRODUCT K15: the marked people are removed at the end even after a crash.
describe.each(databaseKinds)("a process that is killed in the middle of a rehearsal on %s", (kind) => {
  it("leaves people behind that are gone once another one runs", { timeout: 120_000 }, async () => {
    const home = await makeHome(kind);
    const port = await freePort();
    const environment = { ...home.environment, PORT: `${port}`, USHER_ORIGIN: `http://127.0.0.1:${port}` };
    let server = await startScimProcess(environment);
    try {
      const { connectorId, organization } = home.connector;
      await server.rehearse({ organizationId: organization.id, connectorId });
      await until(async () => (await leftBy(server)).items > 1);
      await server.kill();
      server = await startScimProcess(environment);
      if (kind === "postgres") {
        // Another process might play it still, so this one waits until it has been silent for a minute.
        await sleep(500);
        const left = await leftBy(server);
        expect(left).toMatchObject({ state: "running", credentials: 1 });
        expect(left.items).toBeGreaterThan(1);
        await server.query("update rehearsal set alive_at = alive_at - interval '61 seconds'");
        await server.stop();
        server = await startScimProcess(environment);
      }
      await until(async () => (await leftBy(server)).state === "stopped");
      expect(await leftBy(server)).toEqual(nothing);
    } finally {
      await server.kill();
      await home.dispose();
    }
  });
});

async function leftBy(
  server: ScimProcess,
): Promise<Record<keyof typeof nothing, unknown> & { readonly items: number }> {
  const [row] = await server.query<typeof nothing>(traces);
  if (row === undefined) throw new Error("The database answered nothing.");
  return row;
}

async function until(isTrue: () => Promise<boolean>): Promise<void> {
  for (const end = performance.now() + 30_000; performance.now() < end; await sleep(20)) if (await isTrue()) return;
  throw new Error("It did not come true within 30 seconds.");
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
