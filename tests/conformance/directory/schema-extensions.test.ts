import { beforeAll, describe, expect, it } from "vitest";
import { declareSchemaExtension } from "@/lib/schema-extensions/declare-schema-extension";
import { deleteSchemaExtension } from "@/lib/schema-extensions/delete-schema-extension";
import { updateSchemaExtension } from "@/lib/schema-extensions/update-schema-extension";
import { writeForms } from "@/tests/support/connect-with";
import { onEachDatabase } from "@/tests/support/database";
import { expectList, expectScimError } from "@/tests/support/expect-scim";
import { badgeExtension } from "@/tests/support/schema-extensions";
import { type ScimUnderTest, useScim } from "@/tests/support/scim";
import { makeUser, patch, type Resource, read } from "@/tests/support/scim-resources";

const userUrn = "urn:ietf:params:scim:schemas:core:2.0:User";
const { urn } = badgeExtension;
const find = (client: ScimUnderTest, filter: string) =>
  client.send("GET", `/Users?filter=${encodeURIComponent(filter)}`);
/** Without the organization's first admin, whom nobody sent. */
const inOrder = (users: readonly Resource[]) =>
  users.map(({ userName }) => userName).filter((name: string) => !name.includes("@"));
const names = (users: readonly Resource[]) => inOrder(users).sort();

/** A value of each type, another one, and one that is none. */
const types = [
  ["badge", "B 17", "c 18", 7],
  ["remote", true, false, "yes"],
  ["floor", 3, -12, 1.5],
  ["share", 0.5, 1e21, "a half"],
  ["joined", "2024-02-29T10:00:00+02:00", "2025-01-01T00:00:00Z", "2024-02-30T10:00:00Z"],
  ["page", "https://example.com/A", "https://example.com/B", 7],
  ["seal", "AQID", "AQ-_", "not base64!"],
  ["skills", ["maths"], ["looms", "verse"], [7]],
  ["years", [1842], [1843, 1844], ["old"]],
] as const;

onEachDatabase("schema extensions of an organization (RFC 7643 §3.3)", () => {
  const scim = useScim();
  let client: ScimUnderTest;
  beforeAll(async () => {
    client = await scim.connect();
    await declareSchemaExtension(client.organization.ctx(), badgeExtension);
  });

  describe.each(types)("%s", (name, value, another, wrong) => {
    it("POST keeps the value, in the object and under the whole name, and infers the URN in schemas", async () => {
      for (const [index, body] of [{ [urn]: { [name]: value } }, { [`${urn}:${name}`]: value }].entries()) {
        const user = await makeUser(client, { userName: `post ${name} ${index}`, ...body });
        expect(user[urn]).toEqual({ [name]: value });
        expect(user.schemas).toEqual([userUrn, urn]);
        expect((await read(client, `/Users/${user.id}`))[urn]).toEqual({ [name]: value });
      }
    });

    it("POST refuses a value of another type, and names the attribute", async () => {
      const body = { schemas: [userUrn], userName: `bad ${name}`, [urn]: { [name]: wrong } };
      const answer = await client.send("POST", "/Users", { body });
      expectScimError(answer, 400, "invalidValue");
      expect(answer.body.detail).toContain(`${urn}:${name}`);
    });

    it.each(writeForms)("$name sets, changes and clears it", async ({ name: form, write }) => {
      const user = await makeUser(client, { userName: `write ${name} ${form}` });
      const change = (to: unknown) => ({ path: `${urn}:${name}`, value: to, resource: { [urn]: { [name]: to } } });
      expect((await write(client, user, change(value))).body[urn]).toEqual({ [name]: value });
      const replaces = !Array.isArray(value) || form !== "PATCH without path, legacy";
      const expected = replaces ? another : [...(value as readonly unknown[]), ...(another as readonly unknown[])];
      expect((await write(client, user, change(another))).body[urn]).toEqual({ [name]: expected });
      const bad = await write(client, user, change(wrong));
      expectScimError(bad, 400, "invalidValue");
      expect((await read(client, `/Users/${user.id}`))[urn]).toEqual({ [name]: expected });
      // RFC 7644 §3.5.2.1: add of null to a list adds nothing.
      if (replaces) expect((await write(client, user, change(null))).body).not.toHaveProperty(urn);
    });

    it("PATCH remove takes it out in both dialects, and leaves the rest", async () => {
      for (const op of ["Remove", "remove"]) {
        const user = await makeUser(client, {
          userName: `remove ${name} ${op === "remove"}x`,
          [urn]: { [name]: value, room: "R" },
        });
        const answer = await patch(client, `/Users/${user.id}`, { op, path: `${urn}:${name}` });
        expect(answer.body[urn]).toEqual({ room: "R" });
        const rest = await patch(client, `/Users/${user.id}`, { op, path: urn });
        expect(rest.body).not.toHaveProperty(urn);
        expect(rest.body.schemas).toEqual([userUrn]);
      }
    });
  });

  it("is written by a path-less value with dotted and plain keys at once, and by its URN as path", async () => {
    const user = await makeUser(client, { userName: "dotted" });
    const value = {
      "name.givenName": "Ada",
      [`${urn}:badge`]: "7",
      [urn.toUpperCase()]: { FLOOR: 2, skills: ["maths"] },
    };
    const added = await patch(client, `/Users/${user.id}`, { op: "Add", value });
    expect(added.body).toMatchObject({ name: { givenName: "Ada" } });
    expect(added.body[urn]).toEqual({ badge: "7", floor: 2, skills: ["maths"] });
    const legacy = { op: "Add", path: `${urn}:skills`, value: [{ value: "looms" }, { value: "maths" }] };
    expect((await patch(client, `/Users/${user.id}`, legacy)).body[urn].skills).toEqual(["maths", "looms"]);
    const one = { op: "Remove", path: `${urn}:skills`, value: [{ value: "maths" }] };
    expect((await patch(client, `/Users/${user.id}`, one)).body[urn].skills).toEqual(["looms"]);
    const whole = await patch(client, `/Users/${user.id}`, { op: "replace", path: urn, value: { badge: "8" } });
    expect(whole.body[urn]).toEqual({ badge: "8", floor: 2, skills: ["looms"] });
  });

  it("takes the text of Entra's expressions for numbers and Booleans", async () => {
    const user = await makeUser(client, {
      userName: "expressions",
      [urn]: { floor: "3", share: " 0.5 ", remote: "True" },
    });
    expect(user[urn]).toEqual({ floor: 3, share: 0.5, remote: true });
    for (const floor of ["3.5", "0x3", "three", "9007199254740993"]) {
      expectScimError(await patch(client, `/Users/${user.id}`, { op: "Add", path: `${urn}:floor`, value: floor }), 400);
    }
    expect(
      (await patch(client, `/Users/${user.id}`, { op: "Add", path: `${urn}:floor`, value: "" })).body[urn],
    ).toEqual({
      share: 0.5,
      remote: true,
    });
  });

  it.each(["9007199254740993", "1e400", "-1e400"])("refuses the number %s, which could not be kept", async (number) => {
    // As a decimal, the first one is rounded.
    for (const name of number.includes("e") ? ["floor", "share"] : ["floor"]) {
      const raw = `{"schemas":["${userUrn}"],"userName":"large ${name} ${number}","${urn}":{"${name}":${number}}}`;
      expectScimError(await client.send("POST", "/Users", { raw }), 400, "invalidValue");
    }
  });

  it("skips what was not declared, and keeps the rest of the request", async () => {
    const user = await makeUser(client, {
      userName: "skips",
      [urn]: { badge: "7", salary: 1 },
      "urn:nobody:knows": { a: 1 },
    });
    expect(user[urn]).toEqual({ badge: "7" });
    expect(user.schemas).toEqual([userUrn, urn]);
    const answer = await patch(client, `/Users/${user.id}`, { op: "Add", path: `${urn}:salary`, value: 1 });
    expect(answer.status).toBe(200);
  });

  describe("reading", () => {
    let mine: ScimUnderTest;
    beforeAll(async () => {
      mine = await scim.connect();
      await declareSchemaExtension(mine.organization.ctx(), badgeExtension);
      const low = {
        badge: "b 17",
        room: "Blue",
        remote: false,
        floor: 9,
        share: -0.5,
        joined: "2024-01-01T01:30:00+02:00",
      };
      const high = { badge: "C 18", room: "blue", remote: true, floor: 10, share: 1e21, joined: "2024-01-01T00:00:00" };
      await makeUser(mine, {
        userName: "low",
        [urn]: { ...low, page: "https://a/X", seal: "AQID", skills: ["Maths"], years: [9] },
      });
      await makeUser(mine, {
        userName: "high",
        [urn]: { ...high, page: "https://a/x", seal: "aqid", skills: ["looms", "maths"], years: [10, 11] },
      });
      await makeUser(mine, { userName: "none" });
    });

    it.each([
      ['badge eq "B 17"', ["low"]],
      ['badge co "1"', ["high", "low"]],
      ['badge gt "b 17"', ["high"]],
      ['room eq "blue"', ["high"]],
      ["remote eq true", ["high"]],
      ['remote eq "False"', ["low"]],
      ["remote ne true", ["low", "none"]],
      // As text, 9 comes after 10.
      ["floor lt 10", ["low"]],
      ["floor ge 9", ["high", "low"]],
      ["floor eq 10.0", ["high"]],
      ["floor ne 10", ["low", "none"]],
      ["share lt 0", ["low"]],
      ["share eq 1000000000000000000000", ["high"]],
      // 1:30 at +2:00 is before midnight in UTC.
      ['joined lt "2024-01-01T00:00:00Z"', ["low"]],
      ['joined eq "2023-12-31T23:30:00.000Z"', ["low"]],
      ['joined ge "2024-01-01T01:00:00+01:00"', ["high"]],
      ['page eq "https://a/x"', ["high"]],
      ['page sw "https://a/"', ["high", "low"]],
      ['seal eq "AQID"', ["low"]],
      ['skills eq "maths"', ["high", "low"]],
      ['skills co "oo"', ["high"]],
      ["years gt 10", ["high"]],
      ["years lt 10", ["low"]],
      ["years eq 10", ["high"]],
      ["floor pr", ["high", "low"]],
      ["not (years pr)", ["none"]],
    ])("filters by %s as its type", async (filter, expected) => {
      const qualified = filter.replace(/^(not \()?/, `$1${urn}:`);
      expect(names(expectList(await find(mine, qualified))), qualified).toEqual(expected);
    });

    it("finds an attribute without its URN, the URN in schemas, and both joined", async () => {
      expect(names(expectList(await find(mine, "floor eq 9")))).toEqual(["low"]);
      expect(names(expectList(await find(mine, `schemas eq "${urn}"`)))).toEqual(["high", "low"]);
      expect(names(expectList(await find(mine, `${urn}:floor lt 100 and not (${urn}:remote eq true)`)))).toEqual([
        "low",
      ]);
    });

    it.each([
      [`${urn}:salary eq 1`],
      [`${urn}:floor eq "9"`],
      [`${urn}:floor co "9"`],
      [`${urn}:remote gt true`],
      [`${urn}:seal sw "A"`],
      [`${urn}:joined eq "yesterday"`],
      [`${urn}:badge eq 17`],
    ])("refuses the filter %s", async (filter) => {
      expectScimError(await find(mine, filter), 400, "invalidFilter");
    });

    it.each(["badge", "remote", "floor", "share", "joined", "years", "skills"])(
      "sorts by %s, nobody's value last",
      async (name) => {
        const order = async (direction: string) =>
          inOrder((await read(mine, `/Users?sortBy=${urn}:${name}&sortOrder=${direction}`)).Resources);
        // The first value of a list counts, and looms comes before maths.
        const ascending = name === "skills" ? ["high", "low"] : ["low", "high"];
        expect(await order("ascending")).toEqual([...ascending, "none"]);
        expect(await order("descending")).toEqual(["none", ...ascending.toReversed()]);
        // The same page by page, by cursor (RFC 9865).
        const walked: Resource[] = [];
        for (let cursor: string | undefined = ""; cursor !== undefined; ) {
          const page: Resource = await read(mine, `/Users?sortBy=${urn}:${name}&count=1&cursor=${cursor}`);
          walked.push(...page.Resources);
          cursor = page.nextCursor === undefined ? undefined : encodeURIComponent(page.nextCursor);
        }
        expect(inOrder(walked)).toEqual([...ascending, "none"]);
      },
    );

    it("projects one attribute, the whole extension, and all but one", async () => {
      const [low] = expectList(await find(mine, 'userName eq "low"'));
      const path = `/Users/${low.id}`;
      expect(await read(mine, `${path}?attributes=${urn}:floor`)).toEqual({
        schemas: low.schemas,
        id: low.id,
        [urn]: { floor: 9 },
      });
      expect((await read(mine, `${path}?attributes=${urn}`))[urn]).toEqual(low[urn]);
      const { floor: _, ...rest } = low[urn];
      expect((await read(mine, `${path}?excludedAttributes=${urn}:floor`))[urn]).toEqual(rest);
      expect(await read(mine, `${path}?excludedAttributes=${urn}`)).not.toHaveProperty(urn);
    });
  });

  it("is discovered as the built-in ones are", async () => {
    const schema = await read(client, `/Schemas/${urn}`);
    expect(schema).toMatchObject({ id: urn, name: "Contoso", description: badgeExtension.description });
    const shared = { required: false, mutability: "readWrite", returned: "default", uniqueness: "none" };
    const shown = new Map(schema.attributes.map((attribute: Resource) => [attribute.name, attribute]));
    expect([...shown.keys()]).toEqual(badgeExtension.attributes.map(({ name }) => name));
    expect(shown.get("badge")).toEqual({
      ...shared,
      name: "badge",
      type: "string",
      multiValued: false,
      caseExact: false,
      description: "As printed on the badge",
    });
    expect(shown.get("skills")).toMatchObject({ ...shared, multiValued: true, canonicalValues: ["maths", "looms"] });
    expect(shown.get("page")).toMatchObject({ type: "reference", caseExact: true, referenceTypes: ["external"] });
    expect((await read(client, "/Schemas")).Resources.map(({ id }: Resource) => id)).toContain(urn);
    expect((await read(client, "/ResourceTypes/User")).schemaExtensions).toContainEqual({
      schema: urn,
      required: false,
    });
    expect((await read(client, "/ResourceTypes/Group")).schemaExtensions).toEqual([]);
  });

  it("holds from the next request on, and for no other organization", async () => {
    const [mine, theirs] = [await scim.connect(), await scim.connect()];
    const admin = mine.organization.ctx();
    const { id } = await declareSchemaExtension(admin, {
      ...badgeExtension,
      attributes: [{ name: "badge", type: "string" }],
    });
    const user = await makeUser(mine, { userName: "ada", [urn]: { badge: "7", floor: 3 } });
    expect(user[urn]).toEqual({ badge: "7" });
    await updateSchemaExtension(admin, id, {
      attributes: [
        { name: "badge", type: "string" },
        { name: "floor", type: "integer" },
      ],
    });
    const path = `/Users/${user.id}`;
    expect((await patch(mine, path, { op: "add", path: `${urn}:floor`, value: 3 })).body[urn]).toEqual({
      badge: "7",
      floor: 3,
    });
    expect(await makeUser(theirs, { userName: "ada", [urn]: { badge: "7" } })).not.toHaveProperty(urn);
    expect((await theirs.send("GET", `/Schemas/${urn}`)).status).toBe(404);
    expectScimError(await find(theirs, `${urn}:badge pr`), 400, "invalidFilter");
    expect(await deleteSchemaExtension(admin, id)).toEqual({ users: 1 });
    expect(await read(mine, path)).not.toHaveProperty(urn);
    expectScimError(await find(mine, `${urn}:badge pr`), 400, "invalidFilter");
    expect((await patch(mine, path, { op: "add", path: `${urn}:badge`, value: "8" })).status).toBe(200);
    expect(await read(mine, path)).not.toHaveProperty(urn);
  });

  it("refuses values that were read by an extension which changed before they were saved", async () => {
    const mine = await scim.connect();
    const admin = mine.organization.ctx();
    const { id } = await declareSchemaExtension(admin, badgeExtension);
    const user = await makeUser(mine, { userName: "race" });
    const change = async () => {
      await updateSchemaExtension(admin, id, { name: "Renamed" });
      await deleteSchemaExtension(admin, id);
    };
    const write = (index: number) =>
      patch(mine, `/Users/${user.id}`, { op: "add", path: `${urn}:badge`, value: `${index}` });
    const [rounds] = await Promise.all([Promise.all(Array.from({ length: 8 }, (_, index) => write(index))), change()]);
    for (const answer of rounds) expect([200, 409], answer.text).toContain(answer.status);
    expect(await read(mine, `/Users/${user.id}`)).not.toHaveProperty(urn);
    await declareSchemaExtension(admin, badgeExtension);
    expect(await read(mine, `/Users/${user.id}`)).not.toHaveProperty(urn);
  });
});
