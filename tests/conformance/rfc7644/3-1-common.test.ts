import { beforeAll, expect, it } from "vitest";
import { env } from "@/lib/env";
import { groupUrn, userUrn } from "@/lib/scim/protocol/urns";
import { onEachDatabase } from "@/tests/support/database";
import { expectList, scimJson } from "@/tests/support/expect-scim";
import { type ScimUnderTest, useScim } from "@/tests/support/scim";
import { makeGroup, makeUser, patch, type Resource, read } from "@/tests/support/scim-resources";
import { sendUntouched } from "@/tests/support/send-untouched";

onEachDatabase("RFC 7644 §3.1 and what all answers share", () => {
  const scim = useScim();
  let connector: ScimUnderTest;
  let base: string;
  let user: Resource;
  let group: Resource;

  beforeAll(async () => {
    connector = await scim.connect();
    base = `${env().USHER_ORIGIN}/scim/v2/${connector.connectorId}`;
    user = await makeUser(connector, { userName: "bjensen", displayName: "Barbara Jensen" });
    group = await makeGroup(connector, { displayName: "Tour Guides" }, [user.id]);
  });

  const get = (path: string, headers: Record<string, string> = {}) => {
    const url = new URL(connector.url);
    const authorization = { Authorization: `Bearer ${connector.token}` };
    const request = { method: "GET", path: `${url.pathname}${path}`, headers: { ...authorization, ...headers } };
    return sendUntouched(url.origin, { ...request, body: null });
  };

  it("gives Location and Content-Location, equal to meta.location, on POST, GET, PUT and PATCH of a user", async () => {
    const body = { schemas: [userUrn], userName: "located" };
    const posted = await connector.send("POST", "/Users", { body });
    const path = `/Users/${posted.body.id}`;
    const answers = [
      posted,
      await connector.send("GET", path),
      await connector.send("PUT", path, { body: { ...body, title: "Guide" } }),
      await patch(connector, path, { op: "replace", path: "title", value: "Lead" }),
    ];
    for (const answer of answers) {
      expect(answer.status, answer.text).toBe(answer === posted ? 201 : 200);
      expect(answer.headers.get("location")).toBe(`${base}${path}`);
      expect(answer.headers.get("content-location")).toBe(`${base}${path}`);
      expect(answer.body.meta.location).toBe(`${base}${path}`);
    }
  });

  it("gives Location and Content-Location on POST, GET, PUT and PATCH of a group, with and without a body", async () => {
    const body = { schemas: [groupUrn], displayName: "Located" };
    const posted = await connector.send("POST", "/Groups", { body });
    const path = `/Groups/${posted.body.id}`;
    const answers = [
      posted,
      await connector.send("GET", path),
      await connector.send("PUT", path, { body: { ...body, displayName: "Relocated" } }),
      await patch(connector, path, { op: "replace", path: "displayName", value: "Moved" }),
      await patch(connector, `${path}?attributes=displayName`, { op: "replace", path: "displayName", value: "There" }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([201, 200, 200, 204, 200]);
    for (const answer of answers) {
      expect(answer.headers.get("location")).toBe(`${base}${path}`);
      expect(answer.headers.get("content-location")).toBe(`${base}${path}`);
    }
  });

  it.each(["/Users", "/Groups", "/Schemas", "/ServiceProviderConfig", "/ResourceTypes", "/Nothing"])(
    "answers %s as application/scim+json without a parameter",
    async (path) => {
      expect((await connector.send("GET", path)).headers.get("content-type")).toBe(scimJson);
    },
  );

  it.each([
    "application/scim+json",
    "application/json",
    "application/SCIM+JSON; charset=utf-8",
    "application/json;x=y",
  ])("takes a body as %s", async (type) => {
    const body = { schemas: [userUrn], userName: `typed ${type}` };
    const answer = await connector.send("POST", "/Users", { body, headers: { "content-type": type } });
    expect(answer.status, answer.text).toBe(201);
    expect(answer.headers.get("content-type")).toBe(scimJson);
  });

  it.each(["application/json", "*/*", "text/html", ""])("answers SCIM to Accept “%s”", async (accept) => {
    const answer = await get(`/Users/${user.id}`, { Accept: accept });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe(scimJson);
  });

  it.each(["/Users/", "//Users", "//Users//", "/Users/?count=5"])("tolerates the slashes of %s", async (path) => {
    expect(expectList(await get(path)).length).toBeGreaterThan(0);
  });

  it("tolerates a slash after the id and doubled slashes before it", async () => {
    for (const path of [`/Users/${user.id}/`, `//Users//${user.id}`]) {
      expect((await get(path)).body).toEqual(await read(connector, `/Users/${user.id}`));
    }
  });

  it("creates at a collection with a slash at its end", async () => {
    const answer = await connector.send("POST", "/Users/", { body: { schemas: [userUrn], userName: "slashed" } });
    expect(answer.status, answer.text).toBe(201);
    expect(answer.headers.get("location")).toBe(`${base}/Users/${answer.body.id}`);
  });

  it.each(["aadOptscim062020", "foo=bar&foo=baz", "x[y]=z", "%F0%9F%92%A9=1"])(
    "ignores the unknown query parameter %s",
    async (query) => {
      expect((await get(`/Users/${user.id}?${query}`)).body).toEqual(await read(connector, `/Users/${user.id}`));
      expect((await get(`/Users?${query}`)).body).toEqual(await read(connector, "/Users"));
    },
  );

  it("reads attribute names and URNs in any case: bodies, filters, paths and projections", async () => {
    const answer = await connector.send("POST", "/Users", {
      body: {
        SCHEMAS: [userUrn.toUpperCase()],
        USERNAME: "shouting",
        Name: { FAMILYNAME: "Loud" },
        "URN:IETF:PARAMS:SCIM:SCHEMAS:EXTENSION:ENTERPRISE:2.0:USER": { DEPARTMENT: "Noise" },
      },
    });
    expect(answer.status, answer.text).toBe(201);
    const enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    expect(answer.body).toMatchObject({
      schemas: [userUrn, enterprise],
      userName: "shouting",
      name: { familyName: "Loud" },
      [enterprise]: { department: "Noise" },
    });
    const path = `/Users/${answer.body.id}`;
    await patch(connector, path, { op: "replace", path: `${enterprise.toUpperCase()}:DEPARTMENT`, value: "Quiet" });
    const found = await read(connector, `/Users?filter=${enterprise.toLowerCase()}:Department EQ "quiet"`);
    expect(found.Resources.map(({ id }: Resource) => id)).toEqual([answer.body.id]);
    const shown = await read(connector, `${path}?attributes=USERNAME,NAME.familyname`);
    expect(Object.keys(shown).sort()).toEqual(["id", "name", "schemas", "userName"]);
  });

  it("never shows a group's members or a user's groups as null or as an empty list", async () => {
    const empty = await makeGroup(connector, { displayName: "Nobody" });
    expect(await read(connector, `/Groups/${empty.id}`)).not.toHaveProperty("members");
    const alone = await makeUser(connector, { userName: "alone" });
    expect(alone).not.toHaveProperty("groups");
    expect(group.members).toEqual([
      { value: user.id, $ref: `${base}/Users/${user.id}`, display: "Barbara Jensen", type: "User" },
    ]);
  });
});
