import { beforeAll, describe, expect, it } from "vitest";
import { handleScim } from "@/lib/scim/http/handle";
import { groupUrn, patchOpUrn, userUrn } from "@/lib/scim/protocol/urns";
import { onEachDatabase } from "@/tests/support/database";
import { expectList, expectScimError } from "@/tests/support/expect-scim";
import { type Answer, type ScimUnderTest, useScim } from "@/tests/support/scim";
import { makeGroup, makeUser, patch, type Resource, read } from "@/tests/support/scim-resources";

onEachDatabase("bad input is a SCIM error that names the limit", () => {
  const scim = useScim();
  let connector: ScimUnderTest;
  let user: Resource;
  let group: Resource;
  beforeAll(async () => {
    connector = await scim.connect();
    user = await makeUser(connector, { userName: "bad-input" });
    group = await makeGroup(connector, { displayName: "Bad input" });
  });

  /** Past Node's own limit on the first line of a request, which is below 1 MB. */
  async function ask(path: string): Promise<Answer> {
    const headers = { authorization: `Bearer ${connector.token}` };
    const url = `http://usher.test/scim/v2/${connector.connectorId}${path}`;
    const response = await handleScim(new Request(url, { headers }));
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: JSON.parse(text) };
  }
  const find = (filter: string) => ask(`/Users?filter=${encodeURIComponent(filter)}`);
  const post = (raw: string) => connector.send("POST", "/Users", { raw });

  it.each([
    ["10,000 nested parentheses", `${"(".repeat(10_000)}userName pr${")".repeat(10_000)}`, "50 levels"],
    ["1,000 nested nots", `${"not (".repeat(1000)}userName pr${")".repeat(1000)}`, "50 levels"],
    ["1 MB", `userName eq "${"a".repeat(1_000_000)}"`, "32768 characters"],
    ["10,000 open brackets", "emails[".repeat(4000), "value filter"],
    ["2,000 comparisons", `${"id pr or ".repeat(2000)}id pr`, "1100 comparisons"],
    ["a number out of range", "active eq 1e400", "true or false"],
    ["a number out of range without quotes", "meta.created gt 1e400", "a value must be"],
    ["NUL", 'userName eq "a\u0000"', "position"],
    ["a prototype", "__proto__ pr", "__proto__"],
    ["another prototype", 'constructor.prototype eq "x"', "constructor"],
    ["a prototype inside of brackets", 'emails[__proto__ eq "x"]', "__proto__"],
  ])("in a filter: %s", async (_name, filter, limit) => {
    const answer = await find(filter);
    expectScimError(answer, 400, "invalidFilter");
    expect(answer.body.detail).toContain(limit);
    expect(answer.body.detail.length).toBeLessThan(500);
  });

  it.each(["a\\u0000", "\\ud800"])("%s in a filter is what nobody is called", async (text) => {
    // Entra sends a bare backslash unescaped, so it stands for itself where no escape would make sense.
    expect(expectList(await find(`userName eq "${text}"`))).toEqual([]);
  });

  it("takes as many comparisons as it says", async () => {
    expect((await find(`${"id pr and ".repeat(1099)}id pr`)).status).toBe(200);
  });

  it.each([
    ["count=-1", 0, 1],
    ["count=999999999", 2, 1],
    ["count=99999999999999999999999", 2, 1],
    ["startIndex=0", 2, 1],
    ["startIndex=-99999999999999999999999", 2, 1],
    ["startIndex=99999999999999999999999", 0, 2_147_483_647],
  ])("%s is clamped", async (query, resources, startIndex) => {
    const answer = await connector.send("GET", `/Users?${query}`);
    expect(expectList(answer)).toHaveLength(resources);
    expect(answer.body.startIndex).toBe(startIndex);
  });

  it("PATCH with 10,000 operations", async () => {
    const one = { op: "replace", path: "title", value: "x" };
    for (const path of [`/Users/${user.id}`, `/Groups/${group.id}`]) {
      const answer = await patch(connector, path, ...Array.from({ length: 10_000 }, () => one));
      expectScimError(answer, 400, "invalidValue");
      expect(answer.body.detail).toContain("1000 operations at most");
    }
  });

  it("100,000 e-mails on one user, in one body or by and by", async () => {
    const emails = (count: number, from = 0) =>
      Array.from({ length: count }, (_, index) => ({ value: `e${from + index}` }));
    const all = await post(JSON.stringify({ schemas: [userUrn], userName: "many", emails: emails(100_000) }));
    expectScimError(all, 413);
    expect(all.body.detail).toContain("1048576");
    const some = await post(JSON.stringify({ schemas: [userUrn], userName: "many", emails: emails(1001) }));
    expectScimError(some, 400, "invalidValue");
    expect(some.body.detail).toContain("emails may have 1000 values at most, but 1001 came");
    const { id } = await makeUser(connector, { userName: "many", emails: emails(1000) });
    for (const operation of [
      { op: "add", path: "emails", value: emails(1, 1000) },
      { op: "add", path: 'emails[type eq "more"].value', value: "x" },
      { op: "replace", path: "emails", value: emails(1001) },
      { op: "add", value: { emails: emails(1, 1000) } },
    ]) {
      const answer = await patch(connector, `/Users/${id}`, operation);
      expectScimError(answer, 400, "invalidValue");
      expect(answer.body.detail).toContain("1000 values at most");
    }
    expect((await read(connector, `/Users/${id}`)).emails).toHaveLength(1000);
    expect((await patch(connector, `/Users/${id}`, { op: "add", path: "emails", value: emails(1) })).status).toBe(200);
    expect((await patch(connector, `/Users/${id}`, { op: "remove", path: "emails" })).body).not.toHaveProperty(
      "emails",
    );
  });

  it("an id of 40,000 characters is not repeated whole", async () => {
    const add = { op: "add", path: "members", value: [{ value: "x".repeat(40_000) }] };
    const answer = await patch(connector, `/Groups/${group.id}`, add);
    expectScimError(answer, 400);
    expect(answer.body.detail.length).toBeLessThan(500);
  });

  it.each([
    ["__proto__", { x: 1 }],
    ["__proto__.polluted", "x"],
    ["constructor.prototype", { polluted: true }],
    ["constructor", { prototype: { polluted: true } }],
    ["name.__proto__", { polluted: true }],
    ["name.constructor", "x"],
    ['emails[type eq "work"].__proto__', "x"],
    [`${userUrn}:__proto__`, { polluted: true }],
  ])("a PATCH path into %s changes nothing", async (path, value) => {
    const before = await read(connector, `/Users/${user.id}`);
    const answer = await patch(connector, `/Users/${user.id}`, { op: "add", path, value });
    // An attribute name as RFC 7643 §2.1 has it may be skipped as any unknown one is.
    if (answer.status !== 200) expectScimError(answer, 400, "invalidPath");
    expect(await read(connector, `/Users/${user.id}`)).toEqual(before);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });

  it("members of a body called __proto__ and constructor are skipped", async () => {
    const answer = await post(
      `{"schemas":["${userUrn}"],"userName":"proto","__proto__":{"active":false},"constructor":{"prototype":{"x":1}},"name":{"__proto__":{"givenName":"x"}}}`,
    );
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ userName: "proto", active: true });
    expect(answer.body).not.toHaveProperty("name");
    expect(({} as Record<string, unknown>)["x"]).toBeUndefined();
  });

  describe("text that PostgreSQL cannot store", () => {
    it.each(["a\u0000b", "\ud800", "x\udc00"])("%j is 400 naming the attribute", async (bad) => {
      const bodies: readonly (readonly [string, string, object])[] = [
        ["/Users", "userName", { schemas: [userUrn], userName: bad }],
        ["/Users", "externalId", { schemas: [userUrn], userName: "nul", externalId: bad }],
        ["/Users", "displayName", { schemas: [userUrn], userName: "nul", displayName: bad }],
        ["/Users", "name.givenName", { schemas: [userUrn], userName: "nul", name: { givenName: bad } }],
        ["/Users", "emails.value", { schemas: [userUrn], userName: "nul", emails: [{ value: bad }] }],
        ["/Groups", "displayName", { schemas: [groupUrn], displayName: bad }],
        ["/Groups", "members", { schemas: [groupUrn], displayName: "nul", members: [{ value: bad }] }],
      ];
      for (const [path, attribute, body] of bodies) {
        const answer = await connector.send("POST", path, { body });
        expectScimError(answer, 400, "invalidValue");
        expect(answer.body.detail).toContain(attribute);
        const single = path === "/Users" ? `/Users/${user.id}` : `/Groups/${group.id}`;
        expectScimError(await connector.send("PUT", single, { body }), 400, "invalidValue");
      }
      for (const [path, operation] of [
        [`/Users/${user.id}`, { op: "replace", path: "title", value: bad }],
        [`/Users/${user.id}`, { op: "add", value: { nickName: bad } }],
        [`/Groups/${group.id}`, { op: "replace", path: "displayName", value: bad }],
        [`/Groups/${group.id}`, { op: "add", path: "members", value: [{ value: bad }] }],
        [`/Groups/${group.id}`, { op: "remove", path: `members[value eq ${JSON.stringify(bad)}]` }],
      ] as const) {
        const answer = await patch(connector, path, operation);
        expectScimError(answer, 400);
      }
    });

    it("in an address is nobody's, and in a query a mistake", async () => {
      expectScimError(await ask("/Users/%00"), 404);
      expectScimError(await ask("/Groups/%00"), 404);
      expectScimError(await ask("/Schemas/%00"), 404);
      expectScimError(await ask("/Users?sortBy=%00"), 400);
      expectScimError(await ask("/Users?count=%00"), 400);
      expectScimError(await ask("/%FF"), 404);
    });
  });

  describe("JSON that is none, or ambiguous", () => {
    const withBytes = (bytes: readonly number[]) =>
      Buffer.concat([Buffer.from(`{"schemas":["${userUrn}"],"userName":"`), Buffer.from(bytes), Buffer.from('"}')]);

    it.each([[[0xff]], [[0xc0, 0x80]], [[0xed, 0xa0, 0x80]], [[0xf4, 0x90, 0x80, 0x80]]])(
      "bytes %j are no UTF-8",
      async (bytes) => {
        const answer = await connector.send("POST", "/Users", { raw: withBytes(bytes) });
        expectScimError(answer, 400, "invalidSyntax");
        expect(answer.body.detail).toContain("UTF-8");
      },
    );

    it.each([
      ['"userName":"a","userName":"b"', "userName"],
      ['"userName":"a","user\\u004eame":"b"', "userName"],
      ['"userName":"a","name":{"givenName":"a","x":{},"givenName":"b"}', "givenName"],
      ['"userName":"a","emails":[{"value":"a:{","value":"b"}]', "value"],
      ['"userName":"a","__proto__":1,"__proto__":2', "__proto__"],
      ['"":1,"userName":"a","":2', ""],
    ])("%s names something twice", async (members, name) => {
      const answer = await post(`{"schemas":["${userUrn}"],${members}}`);
      expectScimError(answer, 400, "invalidSyntax");
      expect(answer.body.detail).toContain(`names ${name} twice`);
    });

    it("names that only look alike are fine", async () => {
      const raw = `{"schemas":["${userUrn}"],"userName":"a:\\"b\\":","title":"{\\"x\\":1,\\"x\\":2}","emails":[{"value":"x"},{"value":"y"}]}`;
      expect((await post(raw)).status).toBe(201);
    });

    it.each(["[", '{"a":'])("%s 50,000 times is too deep", async (opening) => {
      const answer = await post(opening.repeat(50_000));
      expectScimError(answer, 400, "invalidSyntax");
      expect(answer.body.detail).toContain("32 levels");
    });

    it("numbers out of range are no values", async () => {
      for (const members of ['"active":1e400', '"title":1e400', '"emails":[{"value":"a","primary":-1e999}]']) {
        expectScimError(await post(`{"schemas":["${userUrn}"],"userName":"number",${members}}`), 400, "invalidValue");
      }
    });
  });

  it("leaves nothing behind of what was refused", async () => {
    for (const name of ["nul", "number", "a"]) {
      expect((await read(connector, `/Users?filter=userName eq "${name}"`)).totalResults).toBe(0);
    }
    const operations = [{ op: "add", path: "title", value: "kept" }];
    const body = { schemas: [patchOpUrn], Operations: operations };
    expect((await connector.send("PATCH", `/Users/${user.id}`, { body })).body.title).toBe("kept");
  });
});
