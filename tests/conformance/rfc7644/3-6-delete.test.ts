import { beforeAll, expect, it } from "vitest";
import { groupUrn, userUrn } from "@/lib/scim/protocol/urns";
import { onEachDatabase } from "@/tests/support/database";
import { expectScimError } from "@/tests/support/expect-scim";
import { type ScimUnderTest, useScim } from "@/tests/support/scim";
import { makeGroup, makeUser, patch, read } from "@/tests/support/scim-resources";

onEachDatabase("RFC 7644 §3.6 DELETE", () => {
  const scim = useScim();
  let connector: ScimUnderTest;
  beforeAll(async () => {
    connector = await scim.connect();
  });

  it.each([
    ["user", "/Users", { schemas: [userUrn], userName: "gone", externalId: "gone" }],
    ["group", "/Groups", { schemas: [groupUrn], displayName: "gone", externalId: "gone" }],
  ])("answers 204, then everything about the %s is 404 and no filter finds it", async (_kind, collection, body) => {
    const { body: made } = await connector.send("POST", collection, { body });
    const path = `${collection}/${made.id}`;
    const answer = await connector.send("DELETE", path);
    expect([answer.status, answer.text, answer.headers.get("content-type")]).toEqual([204, "", null]);
    expectScimError(await connector.send("GET", path), 404);
    expectScimError(await connector.send("PUT", path, { body }), 404);
    expectScimError(await patch(connector, path, { op: "replace", path: "externalId", value: "x" }), 404);
    expectScimError(await connector.send("DELETE", path), 404);
    for (const filter of [`id eq "${made.id}"`, 'externalId eq "gone"', 'displayName eq "gone"']) {
      expect((await read(connector, `${collection}?filter=${filter}`)).totalResults).toBe(0);
    }
    const ids = (await read(connector, collection)).Resources.map(({ id }: { id: string }) => id);
    expect(ids).not.toContain(made.id);
  });

  it("frees the user name, also for another person", async () => {
    const first = await makeUser(connector, { userName: "again", externalId: "one" });
    await connector.send("DELETE", `/Users/${first.id}`);
    expect((await makeUser(connector, { userName: "AGAIN", externalId: "two" })).id).not.toBe(first.id);
  });

  it("takes the user out of its groups and changes their version", async () => {
    const user = await makeUser(connector, { userName: "leaver" });
    const group = await makeGroup(connector, { displayName: "Left" }, [user.id]);
    await connector.send("DELETE", `/Users/${user.id}`);
    const after = await read(connector, `/Groups/${group.id}`);
    expect(after).not.toHaveProperty("members");
    expect(after.meta.version).not.toBe(group.meta.version);
  });

  it("active:false is no deletion: every read still finds the user, in its groups too", async () => {
    const user = await makeUser(connector, { userName: "disabled", externalId: "off" });
    const group = await makeGroup(connector, { displayName: "Keeps" }, [user.id]);
    await patch(connector, `/Users/${user.id}`, { op: "replace", path: "active", value: false });
    const shown = await read(connector, `/Users/${user.id}`);
    expect(shown).toMatchObject({ active: false, groups: [{ value: group.id }] });
    for (const filter of ['userName eq "disabled"', 'externalId eq "off"', `id eq "${user.id}"`, "active eq false"]) {
      expect((await read(connector, `/Users?filter=${filter}`)).Resources).toEqual([shown]);
    }
    expect((await read(connector, `/Groups/${group.id}`)).members).toHaveLength(1);
    const changed = await patch(connector, `/Users/${user.id}`, { op: "replace", path: "title", value: "Away" });
    expect(changed.status).toBe(200);
  });

  it("of a connector's user leaves the same id of another organization alone", async () => {
    const other = await scim.connect();
    const user = await makeUser(connector, { userName: "theirs" });
    expectScimError(await other.send("DELETE", `/Users/${user.id}`), 404);
    expectScimError(await other.send("GET", `/Users/${user.id}`), 404);
    expect(await read(connector, `/Users/${user.id}`)).toEqual(user);
  });
});
