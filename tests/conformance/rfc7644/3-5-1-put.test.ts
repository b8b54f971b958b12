import { beforeAll, expect, it } from "vitest";
import { enterpriseUserUrn, groupUrn, userUrn } from "@/lib/scim/protocol/urns";
import { onEachDatabase } from "@/tests/support/database";
import { expectScimError } from "@/tests/support/expect-scim";
import { type ScimUnderTest, useScim } from "@/tests/support/scim";
import { makeGroup, makeUser, read, unknownId } from "@/tests/support/scim-resources";

onEachDatabase("RFC 7644 §3.5.1 PUT", () => {
  const scim = useScim();
  let connector: ScimUnderTest;
  beforeAll(async () => {
    connector = await scim.connect();
  });

  it("replaces all that a client may write, and keeps id, created and memberships", async () => {
    const user = await makeUser(connector, {
      userName: "put-1",
      title: "Guide",
      emails: [{ value: "old@example.com", type: "work" }],
      [enterpriseUserUrn]: { department: "Tours" },
    });
    const group = await makeGroup(connector, { displayName: "Kept" }, [user.id]);
    const body = { schemas: [userUrn], id: "other", userName: "put-1-new", nickName: "Babs" };
    const answer = await connector.send("PUT", `/Users/${user.id}`, { body });
    expect(answer.status, answer.text).toBe(200);
    const { meta, ...rest } = answer.body;
    expect(rest).toEqual({
      schemas: [userUrn],
      id: user.id,
      userName: "put-1-new",
      nickName: "Babs",
      active: true,
      groups: [expect.objectContaining({ value: group.id })],
    });
    expect(meta.created).toBe(user.meta.created);
    expect(await read(connector, `/Users/${user.id}`)).toEqual(answer.body);
  });

  it("takes back what GET gave, without a change", async () => {
    const user = await makeUser(connector, {
      userName: "put-2",
      name: { familyName: "F" },
      emails: [{ value: "a@example.com", type: "work", primary: true }],
      [enterpriseUserUrn]: { manager: { value: unknownId } },
    });
    const answer = await connector.send("PUT", `/Users/${user.id}`, { body: user });
    expect(answer.status, answer.text).toBe(200);
    expect(answer.body).toEqual(user);
  });

  it("needs the required attributes and changes nothing without them", async () => {
    const user = await makeUser(connector, { userName: "put-3", title: "Guide" });
    const body = { schemas: [userUrn], displayName: "x" };
    expectScimError(await connector.send("PUT", `/Users/${user.id}`, { body }), 400, "invalidValue");
    expect(await read(connector, `/Users/${user.id}`)).toEqual(user);
  });

  it("refuses another user's name with uniqueness and changes nothing", async () => {
    await makeUser(connector, { userName: "put-taken" });
    const user = await makeUser(connector, { userName: "put-4", title: "Guide" });
    const body = { schemas: [userUrn], userName: "PUT-TAKEN", title: "Other" };
    expectScimError(await connector.send("PUT", `/Users/${user.id}`, { body }), 409, "uniqueness");
    expect(await read(connector, `/Users/${user.id}`)).toEqual(user);
  });

  it("does not create: an unknown id is 404, a damaged body 400 before that", async () => {
    const body = { schemas: [userUrn], userName: "put-5" };
    for (const id of [unknownId, "no-uuid"]) {
      expectScimError(await connector.send("PUT", `/Users/${id}`, { body }), 404);
      expectScimError(await connector.send("PUT", `/Users/${id}`, { body: { schemas: [userUrn] } }), 400);
    }
  });

  it("replaces the members of a group, and leaves them when the body says nothing about them", async () => {
    const [first, second] = [
      await makeUser(connector, { userName: "put-6" }),
      await makeUser(connector, { userName: "put-7" }),
    ];
    const group = await makeGroup(connector, { displayName: "Members" }, [first.id]);
    const put = (fields: object) =>
      connector.send("PUT", `/Groups/${group.id}`, {
        body: { schemas: [groupUrn], displayName: "Members", ...fields },
      });
    const replaced = await put({ members: [{ value: second.id }] });
    expect(replaced.body.members.map(({ value }: { value: string }) => value)).toEqual([second.id]);
    const renamed = await put({ displayName: "Renamed" });
    expect(renamed.body.members).toEqual(replaced.body.members);
    expect((await put({ members: [] })).body).not.toHaveProperty("members");
  });

  it("clears the external id of a group that the body leaves out", async () => {
    const group = await makeGroup(connector, { displayName: "Linked", externalId: "l-1" });
    const body = { schemas: [groupUrn], displayName: "Linked" };
    expect((await connector.send("PUT", `/Groups/${group.id}`, { body })).body).not.toHaveProperty("externalId");
  });
});
