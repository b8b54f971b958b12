import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeDatabase, setDatabase } from "@/lib/db/database";
import { addMembersBody, removeMembersBody } from "@/lib/entra-client/dialect";
import type { Dialect } from "@/lib/entra-client/model";
import { seededRandom } from "@/lib/entra-client/seeded-random";
import { createTestDatabase, databaseKinds, type TestDatabase } from "@/tests/support/database";
import { makeConnector } from "@/tests/support/make-connector";
import { makeUsers } from "@/tests/support/make-users";
import { ms, print } from "@/tests/support/print";
import { replayAudit } from "@/tests/support/replay";
import { type ScimUnderTest, scimClient } from "@/tests/support/scim";
import { type ScimProcess, startScimProcess } from "@/tests/support/scim-process";

const parallel = 40;
// 50 with `npm run fuzz:races`.
const rounds = Number(process.env["USHER_RACE_ROUNDS"] ?? "20");

interface Patch {
  readonly add: readonly string[];
  readonly remove: readonly string[];
  readonly dialect: Dialect;
}

// PRODUCT, acceptance 5. PGlite belongs to one process, so only PostgreSQL has several.
describe.runIf(databaseKinds.includes("postgres"))("membership of one group through two processes", () => {
  let test: TestDatabase;
  let processes: readonly ScimProcess[] = [];
  let clients: readonly ScimUnderTest[] = [];
  let userIds: readonly string[] = [];

  beforeAll(async () => {
    test = await createTestDatabase("postgres");
    setDatabase(test.database);
    const connector = await makeConnector();
    const environment = { DATABASE_URL: test.url ?? "" };
    [processes, userIds] = await Promise.all([
      Promise.all([startScimProcess(environment), startScimProcess(environment)]),
      makeUsers(connector.ctx, 600).then((users) => users.map((user) => user.id)),
    ]);
    clients = processes.map(({ origin }) => scimClient(connector, origin));
  }, 60_000);

  afterAll(async () => {
    await Promise.all(processes.map((process) => process.stop()));
    await closeDatabase();
    await test.dispose();
  });

  const client = (index: number) => clients[index % clients.length]!;

  async function makeGroup(name: string, members: readonly string[]): Promise<string> {
    const body = { schemas: ["urn:ietf:params:scim:schemas:core:2.0:Group"], displayName: name };
    const created = await client(0).send("POST", "/Groups", {
      body: { ...body, members: members.map((value) => ({ value })) },
    });
    expect(created.status).toBe(201);
    return created.body.id as string;
  }

  async function membersOf(groupId: string): Promise<{ members: readonly string[]; version: number }> {
    const answers = await Promise.all(clients.map((one) => one.send("GET", `/Groups/${groupId}`)));
    const [first, second] = answers.map(({ body }) => ({
      members: ((body.members ?? []) as { value: string }[]).map(({ value }) => value).sort(),
      version: Number(/\d+/.exec(body.meta.version)?.[0]),
    }));
    expect(second).toEqual(first);
    return first!;
  }

  const count = async (table: string, condition: string, id: string) => {
    const rows = await test.database.query<{ count: number }>(
      `select count(*)::int as count from ${table} where ${condition} = $1`,
      [id],
    );
    return rows[0]!.count;
  };

  it(`${rounds} rounds of ${parallel} PATCHes at once leave exactly the right members`, {
    timeout: 600_000,
  }, async () => {
    const random = seededRandom("concurrent membership");
    const members = new Set(userIds.slice(0, 200));
    const groupId = await makeGroup("Everyone", [...members]);
    const times: number[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      const patches = plan(random, members, userIds);
      const before = await membersOf(groupId);
      const audited = await count("audit_entry", "target_id", groupId);
      const logged = await count("request_log", "resource_id", groupId);
      const began = performance.now();
      const answers = await Promise.all(
        patches.map((patch, index) => client(index).send("PATCH", `/Groups/${groupId}`, { body: bodyOf(patch) })),
      );
      times.push(performance.now() - began);
      expect(answers.map(({ status, text }) => `${status} ${text}`)).toEqual(answers.map(() => "204 "));
      for (const { add, remove } of patches) {
        for (const id of remove) members.delete(id);
        for (const id of add) members.add(id);
      }
      const after = await membersOf(groupId);
      expect(after.members).toEqual([...members].sort());
      expect(after.version - before.version).toBe(parallel);
      expect((await count("audit_entry", "target_id", groupId)) - audited).toBe(parallel);
      const written = await test.database.query<{ count: number }>(
        "select count(*)::int as count from request_log where resource_id = $1 and method = 'PATCH'",
        [groupId],
      );
      expect(written[0]!.count).toBe(round * parallel);
      expect(logged).toBeGreaterThan(0);
    }
    expect(await replayAudit(test.database.query, clients[0]!.organization.id)).toEqual([]);
    const sorted = times.sort((a, b) => a - b);
    print(`${rounds} of ${rounds} rounds exact, ${parallel} PATCHes each in ${ms(sorted[0])}–${ms(sorted.at(-1))}`);
  });

  it("adds a member once when many ask for the same one at once", async () => {
    const [first = "", second = ""] = userIds;
    const groupId = await makeGroup("The same one", [first]);
    const answers = await Promise.all(
      Array.from({ length: parallel }, (_, index) =>
        client(index).send("PATCH", `/Groups/${groupId}`, {
          body: addMembersBody(index % 3 === 0 ? "flag" : "legacy", [second]),
        }),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([204]));
    expect(await membersOf(groupId)).toEqual({ members: [first, second].sort(), version: 2 });
    expect(await count("audit_entry", "target_id", groupId)).toBe(2);
    print(`${parallel} additions of one member: one membership, one change`);
  });

  it("never answers 5xx and keeps no dangling member when people are deleted while they are added", {
    timeout: 60_000,
  }, async () => {
    const leaving = (await makeUsers(client(0).ctx, 30, "leaver")).map((user) => user.id);
    const groupIds = await Promise.all(
      [1, 2, 3, 4].map((index) => makeGroup(`Leavers ${index}`, leaving.slice(0, 10))),
    );
    const requests = leaving.flatMap((userId, index) => [
      ...groupIds.map(
        (groupId, at) => () =>
          client(index + at).send("PATCH", `/Groups/${groupId}`, {
            body:
              (index + at) % 4 === 3
                ? removeMembersBody("flag", [userId])
                : addMembersBody("flag", [userId, leaving[(index + at) % 30]!]),
          }),
      ),
      () => client(index + 1).send("DELETE", `/Users/${userId}`),
    ]);
    const began = performance.now();
    const answers = await Promise.all(requests.map((request) => request()));
    const took = performance.now() - began;
    const statuses = new Map<number, number>();
    for (const { status } of answers) statuses.set(status, (statuses.get(status) ?? 0) + 1);
    expect(answers.filter(({ status }) => status >= 500).map(({ text }) => text)).toEqual([]);
    expect(answers.map(({ text }) => text).filter((text) => /deadlock|40P01|40001/i.test(text))).toEqual([]);
    for (const groupId of groupIds) expect((await membersOf(groupId)).members).toEqual([]);
    expect(await count("group_member", "organization_id", client(0).organization.id)).toBeGreaterThan(0);
    const faults = await replayAudit(test.database.query, client(0).organization.id);
    expect(faults).toEqual([]);
    print(
      `${requests.length} additions, removals and deletions in ${ms(took)}: ${[...statuses].map(([status, n]) => `${n} × ${status}`).join(", ")}`,
    );
  });
});

/** Disjoint people for each PATCH: some only add, some only remove, some do both. */
function plan(random: ReturnType<typeof seededRandom>, members: ReadonlySet<string>, all: readonly string[]): Patch[] {
  const inside = shuffle(random, [...members]);
  const outside = shuffle(
    random,
    all.filter((id) => !members.has(id)),
  );
  return Array.from({ length: parallel }, (_, index) => {
    const size = 1 + random.below(4);
    const add = index % 4 === 1 ? [] : outside.splice(0, size);
    const remove = index % 4 === 0 ? [] : inside.splice(0, size);
    return { add, remove, dialect: random.below(2) === 0 ? "legacy" : "flag" };
  });
}

function bodyOf({ add, remove, dialect }: Patch) {
  const parts = [
    ...(remove.length === 0 ? [] : [removeMembersBody(dialect, remove)]),
    ...(add.length === 0 ? [] : [addMembersBody(dialect, add)]),
  ];
  return { schemas: parts[0]!["schemas"], Operations: parts.flatMap((part) => part["Operations"] as object[]) };
}

function shuffle(random: ReturnType<typeof seededRandom>, list: string[]): string[] {
  for (let index = list.length - 1; index > 0; index -= 1) {
    const other = random.below(index + 1);
    [list[index], list[other]] = [list[other]!, list[index]!];
  }
  return list;
}
