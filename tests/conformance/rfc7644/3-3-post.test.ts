import { beforeAll, expect, it } from "vitest";
import { groupUrn, userUrn } from "@/lib/scim/protocol/urns";
import { onEachDatabase } from "@/tests/support/database";
import { expectScimError } from "@/tests/support/expect-scim";
import { type ScimUnderTest, useScim } from "@/tests/support/scim";
import { makeGroup, makeUser, read, unknownId } from "@/tests/support/scim-resources";

onEachDatabase("RFC 7644 §3.3 POST", () => {
  const scim = useScim();
  let connector: ScimUnderTest;
  beforeAll(async () => {
    connector = await scim.connect();
  });

  it("stores e-mail, URL, locale, time zone, language and phone as sent, and shows them byte for byte", async () => {
    const odd = {
      userName: "  Zoë ÜNÏCODE@Ex.ample  ",
      displayName: "Zoë 😀 \u202Ertl",
      profileUrl: "not a url",
      preferredLanguage: "upd-1a2b",
      locale: "XX-YY",
      timezone: "Random/Zone",
      emails: [{ value: "NO-AT-SIGN" }, { value: "Mixed@Case.Example", type: "WORK" }],
      phoneNumbers: [{ value: "  +44 (0)20-5550.100 ext 7 ", type: "work" }],
      addresses: [{ formatted: "1 Way\r\nLondon", country: "England" }],
    };
    const user = await makeUser(connector, odd);
    expect(user).toMatchObject(odd);
    expect(await read(connector, `/Users/${user.id}`)).toEqual(user);
  });

  it.each([
    ["/Users", { schemas: [userUrn], userName: "u".repeat(1001) }, "userName"],
    ["/Users", { schemas: [userUrn], userName: "long-external-id", externalId: "é".repeat(501) }, "externalId"],
    ["/Groups", { schemas: [groupUrn], displayName: "g".repeat(1001) }, "displayName"],
    ["/Groups", { schemas: [groupUrn], displayName: "long", externalId: "x".repeat(1001) }, "externalId"],
  ])("refuses at %s what no index can hold: %#", async (path, body, attribute) => {
    const answer = await connector.send("POST", path, { body });
    expectScimError(answer, 400, "invalidValue");
    expect(answer.body.detail).toContain(`${attribute} is longer than 1000 bytes`);
  });

  it("takes the longest texts that can be looked up, and an e-mail of any length", async () => {
    const value = `${"é".repeat(4000)}@long.example`;
    const user = await makeUser(connector, { userName: "😀".repeat(250), emails: [{ value, type: "work" }] });
    expect(user.emails).toEqual([{ value, type: "work" }]);
    const group = { schemas: [groupUrn], displayName: "é".repeat(500), externalId: "é".repeat(500) };
    expect((await connector.send("POST", "/Groups", { body: group })).status).toBe(201);
    expectScimError(await connector.send("POST", "/Groups", { body: group }), 409, "uniqueness");
  });

  it("ignores read-only values: id, meta and groups", async () => {
    const user = await makeUser(connector, {
      userName: "read-only",
      id: "mine",
      meta: { created: "2001-01-01T00:00:00Z", version: "mine", location: "https://mine.example" },
      groups: [{ value: "admins" }],
    });
    expect(user.id).not.toBe("mine");
    expect(JSON.stringify(user)).not.toContain("mine");
    expect(user).not.toHaveProperty("groups");
    expect(Date.now() - Date.parse(user.meta.created)).toBeLessThan(60_000);
  });

  it("gives meta with the resource type and ISO 8601 times with milliseconds", async () => {
    const user = await makeUser(connector, { userName: "meta" });
    const group = await makeGroup(connector, { displayName: "meta" });
    const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(user.meta).toMatchObject({ resourceType: "User", created: time, lastModified: user.meta.created });
    expect(group.meta).toMatchObject({ resourceType: "Group", created: time, lastModified: group.meta.created });
  });

  it("stores values with equal type and value once", async () => {
    const work = { value: "a@example.com", type: "work" };
    const user = await makeUser(connector, {
      userName: "twice",
      emails: [work, { ...work, display: "again" }, { ...work, type: "home" }],
    });
    expect(user.emails).toHaveLength(2);
  });

  it("refuses a user name that is taken, in any case, with uniqueness", async () => {
    await makeUser(connector, { userName: "Taken@Example.com" });
    const body = { schemas: [userUrn], userName: "tAKEN@example.COM" };
    expectScimError(await connector.send("POST", "/Users", { body }), 409, "uniqueness");
  });

  it("allows groups of one name, and refuses one with an equal name and external id", async () => {
    await makeGroup(connector, { displayName: "Sales", externalId: "g-1" });
    await makeGroup(connector, { displayName: "Sales" });
    await makeGroup(connector, { displayName: "Sales" });
    await makeGroup(connector, { displayName: "Sales", externalId: "G-1" });
    await makeGroup(connector, { displayName: "Other", externalId: "g-1" });
    const body = { schemas: [groupUrn], displayName: "SALES", externalId: "g-1" };
    expectScimError(await connector.send("POST", "/Groups", { body }), 409, "uniqueness");
    const found = await read(connector, `/Groups?filter=externalId eq "G-1"`);
    expect(found.totalResults).toBe(1);
  });

  it("keeps active true or false, and takes a user without it as active", async () => {
    expect((await makeUser(connector, { userName: "a1", active: "FALSE" })).active).toBe(false);
    expect((await makeUser(connector, { userName: "a2" })).active).toBe(true);
  });

  it("leaves a member out that does not exist, and keeps the others", async () => {
    const user = await makeUser(connector, { userName: "real" });
    const group = await makeGroup(connector, { displayName: "Mixed" }, [unknownId, user.id, "no-uuid"]);
    expect(group.members.map(({ value }: { value: string }) => value)).toEqual([user.id]);
  });

  it("shows the display of a member as the member is called now", async () => {
    const user = await makeUser(connector, { userName: "renamed", displayName: "Before" });
    const group = await makeGroup(connector, { displayName: "Names" });
    const member = { value: user.id, display: "Sent by the client" };
    const body = { schemas: [groupUrn], displayName: "Names", members: [member] };
    await connector.send("PUT", `/Groups/${group.id}`, { body });
    expect((await read(connector, `/Groups/${group.id}`)).members[0].display).toBe("Before");
    await connector.send("PUT", `/Users/${user.id}`, {
      body: { schemas: [userUrn], userName: "renamed", displayName: "After" },
    });
    expect((await read(connector, `/Groups/${group.id}`)).members[0].display).toBe("After");
  });

  it("answers with what attributes asks for", async () => {
    const body = { schemas: [userUrn], userName: "projected", displayName: "P" };
    const answer = await connector.send("POST", "/Users?attributes=displayName", { body });
    expect(answer.body).toEqual({ schemas: [userUrn], id: answer.body.id, displayName: "P" });
  });

  it("refuses an empty displayName of a group and an empty userName with invalidValue", async () => {
    for (const displayName of ["", null]) {
      const body = { schemas: [groupUrn], displayName };
      expectScimError(await connector.send("POST", "/Groups", { body }), 400, "invalidValue");
    }
    for (const userName of ["", null]) {
      const body = { schemas: [userUrn], userName };
      expectScimError(await connector.send("POST", "/Users", { body }), 400, "invalidValue");
    }
  });
});
