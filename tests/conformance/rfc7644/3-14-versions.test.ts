import { beforeAll, expect, it } from "vitest";
import { groupUrn, patchOpUrn, userUrn } from "@/lib/scim/protocol/urns";
import { onEachDatabase } from "@/tests/support/database";
import { expectScimError } from "@/tests/support/expect-scim";
import { type Answer, type ScimUnderTest, useScim } from "@/tests/support/scim";
import { makeGroup, makeUser, patch, read } from "@/tests/support/scim-resources";

onEachDatabase("RFC 7644 §3.14 versions", () => {
  const scim = useScim();
  let connector: ScimUnderTest;
  beforeAll(async () => {
    connector = await scim.connect();
  });

  const etag = (answer: Answer) => answer.headers.get("etag");

  it("the ETag equals meta.version on POST, GET, PUT and PATCH of a user, and changes with every change", async () => {
    const body = { schemas: [userUrn], userName: "versions" };
    const posted = await connector.send("POST", "/Users", { body });
    const path = `/Users/${posted.body.id}`;
    const put = await connector.send("PUT", path, { body: { ...body, title: "Guide" } });
    const patched = await patch(connector, path, { op: "remove", path: "title" });
    const got = await connector.send("GET", path);
    for (const answer of [posted, put, patched, got]) {
      expect(etag(answer)).toMatch(/^W\/".+"$/);
      expect(etag(answer)).toBe(answer.body.meta.version);
    }
    expect(new Set([posted, put, patched].map(etag)).size).toBe(3);
    expect(etag(got)).toBe(etag(patched));
  });

  it("lastModified moves with the version and created stays", async () => {
    const user = await makeUser(connector, { userName: "times" });
    await new Promise((resolve) => setTimeout(resolve, 5));
    const { meta } = (await patch(connector, `/Users/${user.id}`, { op: "add", path: "title", value: "x" })).body;
    expect(meta.created).toBe(user.meta.created);
    expect(meta.lastModified > user.meta.lastModified).toBe(true);
  });

  it("a group's version changes with its members and with its name, on an answer without a body too", async () => {
    const user = await makeUser(connector, { userName: "member" });
    const group = await makeGroup(connector, { displayName: "V" });
    const path = `/Groups/${group.id}`;
    const answers = [
      await patch(connector, path, { op: "add", path: "members", value: [{ value: user.id }] }),
      await patch(connector, path, { op: "replace", path: "displayName", value: "W" }),
      await patch(connector, path, { op: "remove", path: "members" }),
      await connector.send("PUT", path, { body: { schemas: [groupUrn], displayName: "X" } }),
    ];
    const versions = [group.meta.version, ...answers.map(etag)];
    expect(new Set(versions).size).toBe(5);
    expect((await read(connector, path)).meta.version).toBe(versions.at(-1));
  });

  it("a version is there when attributes leaves meta out", async () => {
    const user = await makeUser(connector, { userName: "projected" });
    const answer = await connector.send("GET", `/Users/${user.id}?attributes=userName`);
    expect(answer.body).not.toHaveProperty("meta");
    expect(etag(answer)).toBe(user.meta.version);
  });

  const send = (method: string, path: string, headers: Record<string, string>, body?: object) =>
    connector.send(method, path, { headers, ...(body === undefined ? {} : { body }) });
  const title = (value: string) => ({
    schemas: [patchOpUrn],
    Operations: [{ op: "replace", path: "title", value }],
  });

  it("If-Match with the version, one of several, or * lets a change through; another version is 412 and changes nothing", async () => {
    const user = await makeUser(connector, { userName: "if-match" });
    const path = `/Users/${user.id}`;
    const first = user.meta.version;
    const second = (await send("PATCH", path, { "if-match": first }, title("a"))).body.meta.version;
    expectScimError(await send("PATCH", path, { "if-match": first }, title("b")), 412);
    expectScimError(await send("PUT", path, { "if-match": first }, { schemas: [userUrn], userName: "if-match" }), 412);
    expectScimError(await send("DELETE", path, { "if-match": `${first}, W/"x"` }), 412);
    expectScimError(await send("GET", path, { "if-match": first }), 412);
    expect((await read(connector, path)).title).toBe("a");
    expect((await send("PATCH", path, { "if-match": `${first} ,, ${second}` }, title("c"))).status).toBe(200);
    expect((await send("PATCH", path, { "if-match": "*" }, title("d"))).status).toBe(200);
    // §3.14 compares weak tags, and the strong form of one is as good.
    const strong = (await read(connector, path)).meta.version.slice(2);
    expect((await send("DELETE", path, { "if-match": strong })).status).toBe(204);
    expectScimError(await send("DELETE", path, { "if-match": "*" }), 404);
  });

  it("the same for groups", async () => {
    const group = await makeGroup(connector, { displayName: "If-Match" });
    const path = `/Groups/${group.id}`;
    const rename = { schemas: [patchOpUrn], Operations: [{ op: "replace", path: "displayName", value: "Renamed" }] };
    const first = group.meta.version;
    expect((await send("PATCH", path, { "if-match": first }, rename)).status).toBe(204);
    expectScimError(await send("PATCH", path, { "if-match": first }, rename), 412);
    expectScimError(await send("PUT", path, { "if-match": first }, { schemas: [groupUrn], displayName: "Again" }), 412);
    expectScimError(await send("DELETE", path, { "if-match": first }), 412);
    const { displayName, meta } = await read(connector, path);
    expect(displayName).toBe("Renamed");
    expect((await send("DELETE", path, { "if-match": meta.version })).status).toBe(204);
  });

  it("If-None-Match is 304 without a body on GET, and stops a change", async () => {
    const user = await makeUser(connector, { userName: "if-none-match" });
    const group = await makeGroup(connector, { displayName: "If-None-Match" }, [user.id]);
    for (const [path, resource] of [
      [`/Users/${user.id}`, user],
      [`/Groups/${group.id}`, group],
    ]) {
      for (const tags of [resource.meta.version, `W/"0", ${resource.meta.version}`, "*"]) {
        const answer = await send("GET", path, { "if-none-match": tags });
        expect([answer.status, answer.text, etag(answer)]).toEqual([304, "", resource.meta.version]);
        expect(answer.headers.get("content-location")).toBe(resource.meta.location);
      }
      const other = await send("GET", path, { "if-none-match": 'W/"0"' });
      expect(other.body.meta.version).toBe(resource.meta.version);
      expect(other.body.members).toEqual(resource.members);
      expectScimError(await send("DELETE", path, { "if-none-match": "*" }), 412);
    }
  });

  it.each(["3", "W/3", 'w/"1"', '"a" "b"', '"a', "*, *", ","])(
    "If-Match %s cannot be read: 400, and nothing changes; in If-None-Match it asks for the whole answer",
    async (tags) => {
      const user = await makeUser(connector, { userName: `malformed ${tags}` });
      const path = `/Users/${user.id}`;
      const off = { schemas: [patchOpUrn], Operations: [{ op: "replace", path: "active", value: false }] };
      expectScimError(await send("PATCH", path, { "if-match": tags }, off), 400);
      expectScimError(await send("DELETE", path, { "if-none-match": tags }), 400);
      expect((await send("GET", path, { "if-none-match": tags })).body.active).toBe(true);
    },
  );

  it("of many changes with one version exactly one is made", async () => {
    const user = await makeUser(connector, { userName: "race" });
    const group = await makeGroup(connector, { displayName: "Race" });
    const rename = (value: string) => ({
      schemas: [patchOpUrn],
      Operations: [{ op: "replace", path: "displayName", value }],
    });
    for (const [path, version] of [
      [`/Users/${user.id}`, user.meta.version],
      [`/Groups/${group.id}`, group.meta.version],
    ]) {
      const tries = Array.from({ length: 12 }, (_, index) =>
        send("PATCH", path, { "if-match": version }, rename(`Name ${index}`)),
      );
      const statuses = (await Promise.all(tries)).map(({ status }) => status);
      expect(statuses.filter((status) => status < 300)).toHaveLength(1);
      expect(statuses.filter((status) => status === 412)).toHaveLength(11);
    }
  });

  it("a version is never demanded", async () => {
    const user = await makeUser(connector, { userName: "free" });
    expect((await connector.send("PATCH", `/Users/${user.id}`, { body: title("x") })).status).toBe(200);
    expect((await connector.send("DELETE", `/Users/${user.id}`)).status).toBe(204);
  });
});
