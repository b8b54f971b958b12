import { beforeAll, expect, it } from "vitest";
import { groupUrn, userUrn } from "@/lib/scim/protocol/urns";
import { onEachDatabase } from "@/tests/support/database";
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
});
