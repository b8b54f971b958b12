import { describe, expect, it } from "vitest";
import { updateConnector } from "@/lib/connectors/update-connector";
import { withOrganization } from "@/lib/db/with-organization";
import { getHold } from "@/lib/guard/get-hold";
import { listHeldPeople } from "@/lib/guard/list-held-people";
import { rejectHold } from "@/lib/guard/reject-hold";
import { releaseHold } from "@/lib/guard/release-hold";
import { resumeHold } from "@/lib/guard/resume-hold";
import { flushRequestLog } from "@/lib/request-log/background-log";
import { listRequests } from "@/lib/request-log/list-requests";
import { onEachDatabase } from "@/tests/support/database";
import { expectScimError } from "@/tests/support/expect-scim";
import { auditOf, makeOrganization } from "@/tests/support/make-organization";
import { type Answer, type ScimUnderTest, useScim } from "@/tests/support/scim";
import { makeGroup, makeUser, patch, type Resource, read } from "@/tests/support/scim-resources";

onEachDatabase("the guard (K16)", () => {
  const scim = useScim();

  async function connect(limit: number | null): Promise<ScimUnderTest> {
    const client = await scim.connect();
    await updateConnector(client.ctx, client.connectorId, { guardLimit: limit });
    return client;
  }
  async function makePeople(client: ScimUnderTest, count: number): Promise<Resource[]> {
    const people: Resource[] = [];
    for (let index = 0; index < count; index += 1) people.push(await makeUser(client, { userName: `person-${index}` }));
    return people;
  }
  const deactivate = (client: ScimUnderTest, user: Resource) =>
    patch(client, `/Users/${user.id}`, { op: "Replace", path: "active", value: "False" });
  const remove = (client: ScimUnderTest, user: Resource) => client.send("DELETE", `/Users/${user.id}`);
  const countActive = async (client: ScimUnderTest) =>
    (await client.send("GET", '/Users?filter=active eq true and userName sw "person-"&count=0')).body.totalResults;
  async function holdOf(client: ScimUnderTest): Promise<string> {
    const rows = await withOrganization(client.organization.id, (tx) =>
      tx.query<{ hold_id: string | null }>("select hold_id from connector where id = $1", [client.connectorId]),
    );
    return rows[0]?.hold_id ?? "";
  }
  const statuses = (answers: readonly Answer[]) => ({
    done: answers.filter(({ status }) => status < 300).length,
    held: answers.filter(({ status }) => status === 503).length,
  });

  describe("with 50 deactivations among 200 people and a limit of 20", () => {
    async function wave(): Promise<{ client: ScimUnderTest; people: Resource[]; holdId: string }> {
      const client = await connect(20);
      const people = await makePeople(client, 200);
      const answers: Answer[] = [];
      for (let index = 0; index < 50; index += 10) {
        answers.push(...(await Promise.all(people.slice(index, index + 10).map((user) => deactivate(client, user)))));
      }
      expect(statuses(answers)).toEqual({ done: 20, held: 30 });
      const held = answers.find(({ status }) => status === 503);
      expectScimError(held as Answer, 503);
      expect(held?.headers.get("retry-after")).toMatch(/^\d+$/);
      expect(held?.body.detail).toMatch(/keeps access until an admin decides.*\/guard\//);
      expect(await countActive(client)).toBe(180);
      return { client, people, holdId: await holdOf(client) };
    }

    it("pauses the connector, lets reads pass, and release goes on without loss", async () => {
      const { client, people, holdId } = await wave();
      expect(await getHold(client.ctx, holdId)).toMatchObject({ state: "held", limit: 20, done: 20, waiting: 30 });
      expect((await listHeldPeople(client.ctx, holdId, {})).total.count).toBe(50);
      const titled = await patch(client, `/Users/${people[199].id}`, { op: "replace", path: "title", value: "x" });
      expectScimError(titled, 503);
      expectScimError(
        await client.send("POST", "/Users", {
          body: { schemas: ["urn:ietf:params:scim:schemas:core:2.0:User"], userName: "new" },
        }),
        503,
      );
      expect((await client.send("GET", `/Users/${people[0].id}`)).status).toBe(200);
      // Entra asks again; nobody waits twice.
      expect((await deactivate(client, people[49])).status).toBe(503);
      await flushRequestLog();
      const [last] = (await listRequests(client.ctx, { method: "PATCH" })).items;
      expect(last).toMatchObject({ status: 503, causeCode: "guard_held" });

      const decision = await releaseHold(client.organization.ctx("Admin"), holdId, {});
      expect(decision).toMatchObject({ people: 30, skipped: [], hold: { state: "released", waiting: 0 } });
      expect(await countActive(client)).toBe(150);
      for (const user of people.slice(0, 50)) expect((await read(client, `/Users/${user.id}`)).active).toBe(false);
      expect(
        (await patch(client, `/Users/${people[199].id}`, { op: "replace", path: "title", value: "x" })).status,
      ).toBe(200);
      // What Entra sends again changes nothing, and the guard counts anew.
      expect((await deactivate(client, people[49])).status).toBe(200);
      const next = [];
      for (const user of people.slice(50, 72)) next.push(await deactivate(client, user));
      expect(statuses(next)).toEqual({ done: 20, held: 2 });
      const actions = (await auditOf(client.organization.id, client.connectorId)).map(({ action }) => action);
      expect(actions.filter((action) => /hold|release/.test(action))).toEqual([
        "connector.hold",
        "connector.release",
        "connector.hold",
      ]);
      expect((await auditOf(client.organization.id, people[49].id)).at(-1)).toMatchObject({
        action: "user.deactivate",
        actor_name: "Mia Chen",
      });
    });

    it("reject leaves everyone active, and the connector waits to be resumed", async () => {
      const { client, people, holdId } = await wave();
      const decision = await rejectHold(client.organization.ctx("Admin"), holdId);
      expect(decision).toMatchObject({ people: 50, skipped: [], hold: { state: "rejected" } });
      expect(await countActive(client)).toBe(200);
      expect((await deactivate(client, people[0])).status).toBe(503);
      expect(await countActive(client)).toBe(200);
      expect(await resumeHold(client.organization.ctx("Admin"), holdId)).toMatchObject({ state: "resumed" });
      expect((await deactivate(client, people[0])).status).toBe(200);
      await expect(releaseHold(client.ctx, holdId, {})).rejects.toMatchObject({ code: "conflict", field: "state" });
    });
  });

  it("never lets more pass than the limit, however many come at once", async () => {
    const client = await connect(5);
    const people = await makePeople(client, 25);
    const answers = await Promise.all(people.map((user) => deactivate(client, user)));
    expect(statuses(answers)).toEqual({ done: 5, held: 20 });
    expect(await countActive(client)).toBe(20);
    expect(await getHold(client.ctx, await holdOf(client))).toMatchObject({ done: 5, waiting: 20 });
  });

  it("counts deletions, and reject brings the deleted back", async () => {
    const client = await connect(2);
    const people = await makePeople(client, 5);
    const group = await makeGroup(
      client,
      { displayName: "Crew" },
      people.map(({ id }) => id),
    );
    const answers = [];
    for (const user of people) answers.push(await remove(client, user));
    expect(statuses(answers)).toEqual({ done: 2, held: 3 });
    const decision = await rejectHold(client.ctx, await holdOf(client));
    expect(decision.people).toBe(5);
    expect(await countActive(client)).toBe(5);
    expect((await read(client, `/Groups/${group.id}`)).members).toHaveLength(5);
  });

  it("lets chosen people go and keeps the others waiting", async () => {
    const client = await connect(1);
    const people = await makePeople(client, 5);
    for (const user of people) await remove(client, user);
    const holdId = await holdOf(client);
    const some = await releaseHold(client.ctx, holdId, { userIds: [people[3].id] });
    expect(some).toMatchObject({ people: 1, hold: { state: "held", waiting: 3 } });
    expect((await client.send("GET", `/Users/${people[3].id}`)).status).toBe(404);
    expect(await countActive(client)).toBe(3);
    expect((await releaseHold(client.ctx, holdId, {})).hold).toMatchObject({ state: "released" });
    expect(await countActive(client)).toBe(0);
  });

  it("lets nobody go when another number waits by now than the admin saw", async () => {
    const client = await connect(1);
    const people = await makePeople(client, 3);
    for (const user of people) await deactivate(client, user);
    const holdId = await holdOf(client);
    await expect(releaseHold(client.ctx, holdId, { waiting: 1 })).rejects.toMatchObject({
      code: "conflict",
      field: "waiting",
    });
    expect(await getHold(client.ctx, holdId)).toMatchObject({ state: "held", waiting: 2 });
    expect(await releaseHold(client.ctx, holdId, { waiting: 2 })).toMatchObject({ people: 2 });
  });

  it("tells what those who wait have in common", async () => {
    const client = await connect(1);
    const people = await makePeople(client, 4);
    const group = await makeGroup(
      client,
      { displayName: "Sales and Marketing" },
      people.map(({ id }) => id),
    );
    const members = people.slice(0, 3).map(({ id }) => ({ value: id }));
    await patch(client, `/Groups/${group.id}`, { op: "Remove", path: "members", value: members });
    for (const user of people) await deactivate(client, user);
    const { shared } = await getHold(client.ctx, await holdOf(client));
    expect(shared).toEqual({ groupName: "Sales and Marketing", people: 2 });
  });

  it("asks nobody without a limit, and does not count people whom a person deactivates", async () => {
    const free = await connect(null);
    const people = await makePeople(free, 4);
    for (const user of people) expect((await deactivate(free, user)).status).toBe(200);
  });

  it("is not found from another organization, and forbidden without user:update", async () => {
    const client = await connect(1);
    for (const user of await makePeople(client, 2)) await deactivate(client, user);
    const holdId = await holdOf(client);
    const other = await makeOrganization();
    const verbs = [
      (ctx: typeof client.ctx) => getHold(ctx, holdId),
      (ctx: typeof client.ctx) => listHeldPeople(ctx, holdId, {}),
      (ctx: typeof client.ctx) => releaseHold(ctx, holdId, {}),
      (ctx: typeof client.ctx) => rejectHold(ctx, holdId),
      (ctx: typeof client.ctx) => resumeHold(ctx, holdId),
    ];
    for (const verb of verbs) {
      await expect((async () => verb(other.ctx()))()).rejects.toMatchObject({ code: "not_found" });
      await expect((async () => verb(client.organization.ctx("User")))()).rejects.toMatchObject({ code: "forbidden" });
    }
    expect(await getHold(client.ctx, holdId)).toMatchObject({ state: "held", waiting: 1 });
    await expect(resumeHold(client.ctx, holdId)).rejects.toMatchObject({ code: "conflict" });
  });
});
