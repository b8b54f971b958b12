import { beforeAll, describe, expect, it } from "vitest";
import { withOrganization } from "@/lib/db/with-organization";
import { createFolder } from "@/lib/folders/create-folder";
import { grantFolder } from "@/lib/folders/grant-folder";
import { grantUnknownFolder } from "@/lib/folders/grant-unknown-folder";
import { listUnknownFolders } from "@/lib/folders/list-unknown-folders";
import { getUser } from "@/lib/users/get-user";
import { writeForms } from "@/tests/support/connect-with";
import { onEachDatabase } from "@/tests/support/database";
import { expectScimError } from "@/tests/support/expect-scim";
import { type ScimUnderTest, useScim } from "@/tests/support/scim";
import { makeUser, patch, type Resource, read } from "@/tests/support/scim-resources";

const userUrn = "urn:ietf:params:scim:schemas:core:2.0:User";
const urn = "urn:ietf:params:scim:schemas:extension:2.0:CustomExtensionName";
const path = `${urn}:folders`;

onEachDatabase("folders (S8)", () => {
  const scim = useScim();
  let client: ScimUnderTest;
  let ids: Record<"Sales" | "Runbooks" | "Legal", string>;
  beforeAll(async () => {
    client = await scim.connect();
    const make = async (name: string, externalId: string | null) =>
      (await createFolder(client.ctx, { name, externalId, parentId: null })).id;
    ids = {
      Sales: await make("Sales", null),
      Runbooks: await make("Runbooks", "4711"),
      Legal: await make("Legal", null),
    };
  });

  /** The folders that SCIM gave, by name. */
  async function given(user: Resource): Promise<readonly string[]> {
    const { access } = await getUser(client.ctx, user.id);
    return access.folders
      .filter(({ source }) => source === "scim")
      .map(({ name }) => name)
      .sort();
  }
  const sent = (user: Resource) => user[urn]?.folders;

  it("POST applies ids, external ids and names in any case, and answers the values as sent", async () => {
    const values = [ids.Sales, "4711", "legal"];
    const user = await makeUser(client, { userName: "posts", [urn]: { folders: values } });
    expect(sent(user)).toEqual(values);
    expect(user.schemas).toContain(urn);
    expect(sent(await read(client, `/Users/${user.id}`))).toEqual(values);
    expect(await given(user)).toEqual(["Legal", "Runbooks", "Sales"]);
  });

  it.each([
    ["wrapped in {value}", { [urn]: { folders: [{ value: "Sales" }, { value: "Legal" }] } }],
    ["one text with commas", { [urn]: { folders: "Sales, Legal" } }],
    ["under the whole name", { [path]: ["Sales", "Legal"] }],
    ["one text under the whole name", { [path]: "Sales,Legal" }],
  ])("POST takes values %s", async (name, body) => {
    const user = await makeUser(client, { userName: `posts ${name}`, ...body });
    expect(sent(user)).toEqual(["Sales", "Legal"]);
    expect(await given(user)).toEqual(["Legal", "Sales"]);
  });

  it("keeps what nobody knows as sent, applies the rest, and creates and grants it by one act", async () => {
    const people = [];
    for (let index = 0; index < 3; index += 1) {
      people.push(await makeUser(client, { userName: `asks ${index}`, [urn]: { folders: ["Sales", "Sales EU"] } }));
    }
    expect(sent(people[0])).toEqual(["Sales", "Sales EU"]);
    expect(await given(people[0])).toEqual(["Sales"]);
    const unknown = await listUnknownFolders(client.ctx, { connectorId: client.connectorId });
    expect(unknown.items).toContainEqual(expect.objectContaining({ value: "Sales EU", people: 3 }));
    await grantUnknownFolder(client.ctx, { value: "Sales EU" });
    for (const person of people) expect(await given(person)).toEqual(["Sales", "Sales EU"]);
    expect(sent(await read(client, `/Users/${people[0].id}`))).toEqual(["Sales", "Sales EU"]);
  });

  describe.each(writeForms)("$name", ({ write }) => {
    const change = (value: unknown) => ({ path, value, resource: { [urn]: { folders: value } } });

    it("sets, changes and clears, and never touches what a hand gave", async () => {
      const user = await makeUser(client, { userName: `writes ${Math.random()}` });
      await grantFolder(client.ctx, ids.Legal, { userIds: [user.id] });
      await write(client, user, change(["Sales", "Legal"]));
      expect(await given(user)).toEqual(["Legal", "Sales"]);
      const replaced = await write(client, user, change(["Runbooks"]));
      expect(sent(await read(client, `/Users/${user.id}`))).toContain("Runbooks");
      expect(replaced.status).toBe(200);
      await patch(client, `/Users/${user.id}`, { op: "Remove", path });
      expect(await given(user)).toEqual([]);
      const { access } = await getUser(client.ctx, user.id);
      expect(access.folders.map(({ name, source }) => [name, source])).toEqual([["Legal", "hand"]]);
      expect(await read(client, `/Users/${user.id}`)).not.toHaveProperty([urn]);
    });
  });

  it.each([
    ["legacy", { op: "Add", path, value: [{ value: "Runbooks" }] }, ["Sales", "Runbooks"]],
    ["flag", { op: "add", path, value: ["Runbooks"] }, ["Sales", "Runbooks"]],
    ["one text", { op: "add", path, value: "Runbooks, Legal" }, ["Sales", "Runbooks", "Legal"]],
  ])("PATCH add, %s, adds to what was there", async (name, operation, expected) => {
    const user = await makeUser(client, { userName: `adds ${name}`, [urn]: { folders: ["Sales"] } });
    const answer = await patch(client, `/Users/${user.id}`, operation);
    expect(sent(answer.body)).toEqual(expected);
    expect(await given(user)).toEqual([...expected].sort());
  });

  it.each([
    ["legacy", { op: "Remove", path, value: [{ value: "Runbooks" }] }],
    ["flag", { op: "remove", path, value: ["Runbooks"] }],
    ["one text", { op: "remove", path, value: "Runbooks" }],
    ["a filter on the value", { op: "remove", path: `${path}[value eq "Runbooks"]` }],
  ])("PATCH remove of one value, %s, removes the access that SCIM gave", async (name, operation) => {
    const user = await makeUser(client, { userName: `takes ${name}`, [urn]: { folders: ["Sales", "Runbooks"] } });
    const answer = await patch(client, `/Users/${user.id}`, operation);
    expect([answer.status, sent(answer.body)]).toEqual([200, ["Sales"]]);
    expect(await given(user)).toEqual(["Sales"]);
  });

  it.each([null, "", []])("PUT and PATCH clear by %j", async (empty) => {
    const user = await makeUser(client, { userName: `clears ${JSON.stringify(empty)}`, [urn]: { folders: ["Sales"] } });
    await patch(client, `/Users/${user.id}`, { op: "Replace", path, value: empty });
    expect(await given(user)).toEqual([]);
  });

  it("filters by a folder that was sent, and names the attribute in /Schemas", async () => {
    const user = await makeUser(client, { userName: "filtered", [urn]: { folders: ["Only Here"] } });
    const answer = await client.send("GET", `/Users?filter=${encodeURIComponent(`${path} eq "only here"`)}`);
    expect(answer.body.Resources.map(({ id }: Resource) => id)).toEqual([user.id]);
    const schema = await read(client, `/Schemas/${urn}`);
    expect(schema.attributes).toMatchObject([{ name: "folders", type: "string", multiValued: true }]);
    expect(schema.attributes[0]).not.toHaveProperty("separator");
  });

  it("refuses 10,000 folders with the limit and the cure, and saves nothing", async () => {
    const folders = Array.from({ length: 10_000 }, (_, index) => `folder ${index}`);
    const body = { schemas: [userUrn], userName: "too many", [urn]: { folders } };
    const answer = await client.send("POST", "/Users", { body });
    expectScimError(answer, 400, "invalidValue");
    expect(answer.body.detail).toMatch(/1000 values at most, but 10000 came; send fewer/);
    expect((await client.send("GET", `/Users?filter=userName eq "too many"`)).body.totalResults).toBe(0);
  });

  it("counts 1,000 folders once each", async () => {
    const folders = Array.from({ length: 1000 }, (_, index) => `many ${index}`);
    const user = await makeUser(client, { userName: "many", [urn]: { folders } });
    expect(sent(user)).toHaveLength(1000);
    const rows = await withOrganization(client.organization.id, (tx) =>
      tx.query("select 1 from folder_request where user_id = $1", [user.id]),
    );
    expect(rows).toHaveLength(1000);
  });
});
