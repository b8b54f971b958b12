import { beforeAll, describe, expect, it } from "vitest";
import { listMetadataKeys } from "@/lib/metadata/list-metadata-keys";
import { setAcceptMetadataKeys } from "@/lib/metadata/set-accept-metadata-keys";
import { writeForms } from "@/tests/support/connect-with";
import { onEachDatabase } from "@/tests/support/database";
import { expectList, expectScimError } from "@/tests/support/expect-scim";
import { type ScimUnderTest, useScim } from "@/tests/support/scim";
import { makeUser, patch, read } from "@/tests/support/scim-resources";

const userUrn = "urn:ietf:params:scim:schemas:core:2.0:User";
const urn = "urn:ietf:params:scim:schemas:extension:2.0:Metadata";
const find = (client: ScimUnderTest, filter: string) =>
  client.send("GET", `/Users?filter=${encodeURIComponent(filter)}`);

onEachDatabase("metadata (S9)", () => {
  const scim = useScim();
  let client: ScimUnderTest;
  beforeAll(async () => {
    client = await scim.connect();
  });

  it.each([
    ["text", "4711", "4711"],
    ["a number", 4711, "4711"],
    ["a fraction", 0.5, "0.5"],
    ["true", true, "true"],
    ["false", false, "false"],
  ])("POST keeps %s as its string, in the object and under the whole name", async (name, value, kept) => {
    for (const body of [{ [urn]: { CostCenter: value } }, { [`${urn}:CostCenter`]: value }]) {
      const user = await makeUser(client, { userName: `post ${name} ${JSON.stringify(body)}`, ...body });
      expect(user[urn]).toEqual({ CostCenter: kept });
      expect(user.schemas).toContain(urn);
      expect((await read(client, `/Users/${user.id}`))[urn]).toEqual({ CostCenter: kept });
    }
  });

  it.each([[["a"]], [{ a: 1 }]])("POST refuses %j, which is no scalar", async (value) => {
    const body = { schemas: [userUrn], userName: `scalar ${JSON.stringify(value)}`, [urn]: { CostCenter: value } };
    const answer = await client.send("POST", "/Users", { body });
    expectScimError(answer, 400, "invalidValue");
    expect(answer.body.detail).toContain("CostCenter");
  });

  describe.each(writeForms)("$name", ({ write }) => {
    it.each([null, ""])("sets, changes, and clears by %j", async (empty) => {
      const user = await makeUser(client, { userName: `writes ${Math.random()}` });
      const change = (value: unknown) => ({ path: `${urn}:Site`, value, resource: { [urn]: { Site: value } } });
      expect((await write(client, user, change("Berlin"))).body[urn]).toEqual({ Site: "Berlin" });
      expect((await write(client, user, change(7))).body[urn]).toEqual({ Site: "7" });
      expect((await write(client, user, change(empty))).body).not.toHaveProperty(urn);
      expect((await read(client, `/Users/${user.id}`)).schemas).not.toContain(urn);
    });
  });

  it.each(["12345678901234567890", "-9007199254740993", "0.1000000000000000055", "1.50", "1e400"])(
    "keeps the number %s as it was written, wherever it stands",
    async (number) => {
      const user = await makeUser(client, { userName: `digits ${number}` });
      const path = `/Users/${user.id}`;
      const operations = (json: string) =>
        `{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[${json}]}`;
      const bodies: readonly (readonly [string, string])[] = [
        ["PUT", `{"schemas":["${userUrn}"],"userName":"${user.userName}","${urn}":{"CostCenter":${number}}}`],
        ["PUT", `{"schemas":["${userUrn}"],"userName":"${user.userName}","${urn}:CostCenter":${number}}`],
        ["PATCH", operations(`{"op":"Add","path":"${urn}:CostCenter","value":${number}}`)],
        ["PATCH", operations(`{"op":"replace","value":{"${urn.toUpperCase()}:CostCenter":${number}}}`)],
        ["PATCH", operations(`{"op":"replace","path":"${urn}","value":{"CostCenter":${number}}}`)],
      ];
      for (const [method, raw] of bodies) {
        const answer = await client.send(method, path, { raw });
        expect(answer.body[urn], raw).toEqual({ CostCenter: number });
        await patch(client, path, { op: "remove", path: `${urn}:CostCenter` });
      }
    },
  );

  it("takes no number for text elsewhere in a body that has metadata", async () => {
    const raw = `{"schemas":["${userUrn}"],"userName":"no text","title":12345678901234567890,"${urn}":{"Site":"\\"1.50"}}`;
    expectScimError(await client.send("POST", "/Users", { raw }), 400, "invalidValue");
  });

  it("PATCH remove takes one key out and leaves the others, in both dialects", async () => {
    for (const op of ["Remove", "remove"]) {
      const user = await makeUser(client, {
        userName: `removes ${op} ${op.codePointAt(0)}`,
        [urn]: { Site: "Berlin", CostCenter: 7 },
      });
      const answer = await patch(client, `/Users/${user.id}`, { op, path: `${urn}:Site` });
      expect(answer.body[urn]).toEqual({ CostCenter: "7" });
    }
  });

  it("names keys without regard to case, and spells them as first seen", async () => {
    const user = await makeUser(client, { userName: "spelling", [urn]: { COSTCENTER: "1" } });
    expect(user[urn]).toEqual({ CostCenter: "1" });
  });

  it("filters, sorts and projects by a key, and refuses a filter on one that nobody declared", async () => {
    const user = await makeUser(client, { userName: "found", [urn]: { Badge: "Blue 17" } });
    for (const filter of [`${urn}:Badge eq "blue 17"`, `${urn}:Badge sw "BLUE"`, `${urn}:Badge pr`]) {
      expect(expectList(await find(client, filter)).map(({ id }) => id)).toEqual([user.id]);
    }
    const shown = await read(client, `/Users/${user.id}?attributes=${urn}:Badge`);
    expect(shown).toEqual({ schemas: user.schemas, id: user.id, [urn]: { Badge: "Blue 17" } });
    expect(await read(client, `/Users/${user.id}?excludedAttributes=${urn}:Badge`)).not.toHaveProperty(urn);
    expect((await client.send("GET", `/Users?sortBy=${urn}:Badge`)).status).toBe(200);
    expectScimError(await find(client, `${urn}:Nothing eq "x"`), 400, "invalidFilter");
  });

  it("shows each key in /Schemas and the extension in /ResourceTypes", async () => {
    const schema = await read(client, `/Schemas/${urn}`);
    expect(schema.attributes.map(({ name }: { name: string }) => name)).toContain("CostCenter");
    expect(schema.attributes[0]).toMatchObject({ type: "string", multiValued: false, mutability: "readWrite" });
    expect(schema.attributes[0]).not.toHaveProperty("anyScalar");
    expect((await read(client, "/ResourceTypes/User")).schemaExtensions).toContainEqual({
      schema: urn,
      required: false,
    });
  });

  it.each([
    ["dots", "Cost.Center"],
    ["colons", "Cost:Center"],
    ["spaces", "Cost Center"],
    ["too many letters", "k".repeat(300)],
    ["a prototype", "__proto__"],
  ])("refuses a key with %s, and saves nothing of the request", async (_name, key) => {
    const userName = `bad ${key.slice(0, 20)}`;
    const raw = `{"schemas":["${userUrn}"],"userName":"${userName}","${urn}":{"${key}":"x"}}`;
    const answer = await client.send("POST", "/Users", { raw });
    expectScimError(answer, 400, "invalidValue");
    expect(answer.body.detail).toContain(key.slice(0, 20));
    expect((await find(client, `userName eq "${userName}"`)).body.totalResults).toBe(0);
    const user = await makeUser(client, { userName: `patched ${key.slice(0, 20)}` });
    const path = `${urn}:${key}`;
    const patched = await patch(client, `/Users/${user.id}`, { op: "add", path, value: "x" });
    expect(patched.status).toBe(400);
    expect(await read(client, `/Users/${user.id}`)).toEqual(user);
  });

  it("leaves undeclared keys aside once new ones are not accepted, and says so in the request log", async () => {
    const strict = await scim.connect();
    await makeUser(strict, { userName: "first", [urn]: { Known: "1" } });
    await setAcceptMetadataKeys(strict.ctx, { accept: false });
    const user = await makeUser(strict, { userName: "second", [urn]: { Known: "2", Fresh: "3" } });
    expect(user[urn]).toEqual({ Known: "2" });
    const patched = await patch(strict, `/Users/${user.id}`, { op: "Add", path: `${urn}:Fresh`, value: "3" });
    expect(patched.body[urn]).toEqual({ Known: "2" });
    const { keys } = await listMetadataKeys(strict.ctx, {});
    expect(keys.map(({ key }) => key)).toEqual(["Known"]);
  });
});
