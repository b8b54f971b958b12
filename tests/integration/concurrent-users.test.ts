import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeDatabase, setDatabase } from "@/lib/db/database";
import { bulkRequestUrn, userUrn } from "@/lib/scim/protocol/urns";
import { createTestDatabase, databaseKinds, type TestDatabase } from "@/tests/support/database";
import { makeConnector } from "@/tests/support/make-connector";
import { print } from "@/tests/support/print";
import { replayAudit } from "@/tests/support/replay";
import { type Answer, type ScimUnderTest, scimClient, useScim } from "@/tests/support/scim";
import { type ScimProcess, startScimProcess } from "@/tests/support/scim-process";
import { makeUser, patch, read } from "@/tests/support/scim-resources";

// More for a night, and for a release: `npm run fuzz:races`.
const rounds = Number(process.env["USHER_RACE_ROUNDS"] ?? "10");
const parallel = 8;

// Two server processes where that is possible: PGlite belongs to one.
describe.each(databaseKinds)("users whom many write at once, on %s", (kind) => {
  const scim = useScim();
  let test: TestDatabase;
  let processes: readonly ScimProcess[] = [];
  let clients: readonly ScimUnderTest[] = [];

  beforeAll(async () => {
    test = await createTestDatabase(kind);
    setDatabase(test.database);
    if (test.url === null) {
      clients = [await scim.connect()];
      return;
    }
    const environment = { DATABASE_URL: test.url };
    const connector = await makeConnector();
    processes = await Promise.all([startScimProcess(environment), startScimProcess(environment)]);
    clients = processes.map(({ origin }) => scimClient(connector, origin));
  }, 120_000);

  afterAll(async () => {
    await Promise.all(processes.map((process) => process.stop()));
    await closeDatabase();
    await test.dispose();
  });

  const client = (index: number) => clients[index % clients.length]!;
  const atOnce = (send: (index: number) => Promise<Answer>) =>
    Promise.all(Array.from({ length: parallel }, (_, index) => send(index)));

  it(`${rounds} rounds of ${parallel} creations of one name: one 201, the others 409`, {
    timeout: 300_000,
  }, async () => {
    for (let round = 0; round < rounds; round += 1) {
      const name = (index: number) => (index % 2 === 0 ? `race-${round}` : `RACE-${round}`);
      const body = (index: number) => ({ schemas: [userUrn], userName: name(index) });
      const answers = await atOnce(async (index) => {
        if (index !== 3) return client(index).send("POST", "/Users", { body: body(index) });
        const Operations = [{ method: "POST", path: "/Users", bulkId: "a", data: body(index) }];
        const answer = await client(index).send("POST", "/Bulk", { body: { schemas: [bulkRequestUrn], Operations } });
        return { ...answer, status: Number(answer.body.Operations[0].status) };
      });
      const statuses = answers.map(({ status }) => status).sort();
      expect(statuses, answers.map(({ text }) => text).join("\n")).toEqual([201, ...Array(parallel - 1).fill(409)]);
      const found = await client(round).send("GET", `/Users?filter=userName eq "race-${round}"`);
      expect(found.body.totalResults).toBe(1);
    }
    print(`${kind}: ${rounds} of ${rounds} rounds made one user each`);
  });

  it(`${rounds} rounds of changes of one user's attributes at once: every change is kept`, {
    timeout: 300_000,
  }, async () => {
    const attributes = ["title", "nickName", "displayName", "locale", "timezone", "userType", "profileUrl"];
    const user = await makeUser(client(0), { userName: "changed-by-many" });
    const path = `/Users/${user.id}`;
    for (let round = 1; round <= rounds; round += 1) {
      const before = Number(/\d+/.exec((await read(client(0), path)).meta.version)?.[0]);
      const answers = await Promise.all([
        ...attributes.map((attribute, index) =>
          patch(client(index), path, { op: "Replace", path: attribute, value: `${attribute} ${round}` }),
        ),
        ...[0, 1, 2].map((index) =>
          patch(client(index), path, {
            op: "Add",
            path: "emails",
            value: [{ type: `t${index}`, value: `${round}@x` }],
          }),
        ),
      ]);
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
      const after = await read(client(1), path);
      expect(after).toMatchObject(Object.fromEntries(attributes.map((name) => [name, `${name} ${round}`])));
      expect(after.emails).toHaveLength(3 * round);
      expect(Number(/\d+/.exec(after.meta.version)?.[0]) - before).toBe(answers.length);
    }
    print(`${kind}: ${rounds} of ${rounds} rounds lost no change`);
  });

  it("the audit log tells exactly what is there", async () => {
    const ask = async <Row>(text: string, params?: readonly unknown[]) =>
      await test.database.query<Row & object>(text, params);
    expect(await replayAudit(ask, client(0).organization.id)).toEqual([]);
  });
});
