import { beforeAll, describe, expect, it } from "vitest";
import { enterpriseUserUrn, patchOpUrn } from "@/lib/scim/protocol/urns";
import { onEachDatabase } from "@/tests/support/database";
import { expectScimError } from "@/tests/support/expect-scim";
import { auditOf } from "@/tests/support/make-organization";
import { type ScimUnderTest, useScim } from "@/tests/support/scim";
import { makeGroup, makeUser, patch, type Resource, read, unknownId } from "@/tests/support/scim-resources";

onEachDatabase("RFC 7644 §3.5.2 PATCH", () => {
  const scim = useScim();
  let connector: ScimUnderTest;
  let people: Resource[];
  beforeAll(async () => {
    connector = await scim.connect();
    people = [];
    for (let index = 0; index < 3; index += 1) {
      people.push(await makeUser(connector, { userName: `member-${index}` }));
    }
  });

  const membersOf = async (group: Resource) => {
    const members: Resource[] = (await read(connector, `/Groups/${group.id}`)).members ?? [];
    return members.map(({ value }) => value).sort();
  };
  const idsOf = (...indexes: readonly number[]) => indexes.map((index) => people[index].id).sort();

  describe("is atomic", () => {
    const good = { op: "replace", path: "displayName", value: "Changed" };

    it.each([
      ["an operation without a path", { op: "remove" }],
      ["a value of another type", { op: "replace", path: "active", value: "perhaps" }],
      ["an unknown op", { op: "move", path: "title", value: "x" }],
      ["a path that cannot be read", { op: "replace", path: "emails[type eq", value: "x" }],
      ["a required attribute removed", { op: "remove", path: "userName" }],
      ["a read-only attribute", { op: "replace", path: "meta.created", value: "2001-01-01T00:00:00Z" }],
    ])("%s after a good operation leaves the user as it was", async (name, bad) => {
      const user = await makeUser(connector, { userName: `atomic ${name}`, displayName: "Before", title: "Guide" });
      const answer = await patch(connector, `/Users/${user.id}`, good, bad);
      expectScimError(answer, 400);
      expect(await read(connector, `/Users/${user.id}`)).toEqual(user);
      expect(await auditOf(connector.organization.id, user.id)).toHaveLength(1);
    });

    it("a user name that is taken leaves the whole user as it was", async () => {
      const user = await makeUser(connector, { userName: "atomic", title: "Guide" });
      const answer = await patch(
        connector,
        `/Users/${user.id}`,
        { op: "replace", path: "title", value: "Lead" },
        { op: "replace", path: "userName", value: "MEMBER-0" },
      );
      expectScimError(answer, 409, "uniqueness");
      expect(await read(connector, `/Users/${user.id}`)).toEqual(user);
    });

    it("a failure after a change of members leaves the group and its members as they were", async () => {
      const group = await makeGroup(connector, { displayName: "Atomic" }, idsOf(0, 1));
      await makeGroup(connector, { displayName: "Twin", externalId: "twin" });
      const attempts = [
        [{ op: "replace", path: "displayName", value: "" }],
        [{ op: "replace", value: { displayName: "TWIN", externalId: "twin" } }],
      ];
      for (const failing of attempts) {
        const answer = await patch(
          connector,
          `/Groups/${group.id}`,
          { op: "remove", path: "members" },
          { op: "add", path: "members", value: [{ value: people[2].id }] },
          ...failing,
        );
        expect(answer.status, answer.text).toBeGreaterThanOrEqual(400);
        expectScimError(answer, answer.status);
        expect(await read(connector, `/Groups/${group.id}`)).toEqual(group);
      }
    });
  });

  describe("succeeds without a change", () => {
    it.each([
      ["no operations", []],
      ["the value it has", [{ op: "replace", path: "displayName", value: "Same" }]],
      ["an absent attribute removed", [{ op: "remove", path: "nickName" }]],
      [
        "a change and its reverse",
        [
          { op: "replace", path: "displayName", value: "Other" },
          { op: "replace", path: "displayName", value: "Same" },
        ],
      ],
      ["an existing e-mail added", [{ op: "add", path: "emails", value: [{ value: "a@example.com", type: "work" }] }]],
      ["an unknown attribute", [{ op: "add", path: "costCentreCode", value: "x" }]],
    ])("%s: 200, same version, same lastModified, no audit row", async (name, operations) => {
      const user = await makeUser(connector, {
        userName: `no-op ${name}`,
        displayName: "Same",
        emails: [{ value: "a@example.com", type: "work" }],
      });
      const answer = await patch(connector, `/Users/${user.id}`, ...operations);
      expect(answer.status, answer.text).toBe(200);
      expect(answer.body).toEqual(user);
      expect(await auditOf(connector.organization.id, user.id)).toHaveLength(1);
    });

    it("a member added twice, a stranger removed and an empty list: 204, same version", async () => {
      const group = await makeGroup(connector, { displayName: "Still" }, idsOf(0));
      const noOps = [
        { op: "add", path: "members", value: [{ value: people[0].id }] },
        { op: "remove", path: `members[value eq "${people[2].id}"]` },
        { op: "Remove", path: "members", value: [{ value: people[1].id }] },
        { op: "Remove", path: "members", value: [] },
      ];
      for (const operation of noOps) {
        expect((await patch(connector, `/Groups/${group.id}`, operation)).status).toBe(204);
        expect(await read(connector, `/Groups/${group.id}`)).toEqual(group);
      }
    });
  });

  it("takes op names in any case and Booleans as text", async () => {
    const user = await makeUser(connector, { userName: "any-case", emails: [{ value: "a@b.example", type: "work" }] });
    const answer = await patch(
      connector,
      `/Users/${user.id}`,
      { op: "REPLACE", path: "active", value: "FALSE" },
      { op: "aDD", path: 'emails[type eq "work"].primary', value: "TRUE" },
    );
    expect(answer.body).toMatchObject({ active: false, emails: [{ primary: true }] });
  });

  it("keeps at most one primary", async () => {
    const user = await makeUser(connector, {
      userName: "primary",
      emails: [
        { value: "a@example.com", type: "work", primary: true },
        { value: "b@example.com", type: "home" },
      ],
    });
    const answer = await patch(connector, `/Users/${user.id}`, {
      op: "replace",
      path: 'emails[type eq "home"].primary',
      value: true,
    });
    const primary = answer.body.emails.filter((email: Resource) => email.primary === true);
    expect(primary.map(({ value }: Resource) => value)).toEqual(["b@example.com"]);
  });

  it.each([
    ["text", (id: string) => id],
    ["a list of one", (id: string) => [{ value: id, $ref: "https://elsewhere.example/Users/x" }]],
    ["an object", (id: string) => ({ value: id, $ref: null, displayName: null })],
  ])("takes the manager as %s, shows it as an object, and again changes nothing", async (name, form) => {
    const user = await makeUser(connector, { userName: `manager ${name}` });
    const operation = { op: "add", path: `${enterpriseUserUrn}:manager`, value: form(people[0].id) };
    const answer = await patch(connector, `/Users/${user.id}`, operation);
    expect(answer.body[enterpriseUserUrn].manager).toEqual({ value: people[0].id, $ref: people[0].meta.location });
    expect((await patch(connector, `/Users/${user.id}`, operation)).body).toEqual(answer.body);
  });

  it("keeps a manager whom nobody knows yet", async () => {
    const user = await makeUser(connector, { userName: "dangling" });
    const answer = await patch(connector, `/Users/${user.id}`, {
      op: "add",
      path: `${enterpriseUserUrn}:manager`,
      value: unknownId,
    });
    expect(answer.status, answer.text).toBe(200);
    expect(answer.body[enterpriseUserUrn].manager.value).toBe(unknownId);
  });

  it("reads the body before it looks the resource up", async () => {
    for (const path of [`/Users/${unknownId}`, `/Groups/${unknownId}`, "/Users/no-uuid", "/Groups/no-uuid"]) {
      const bodies = [
        { schemas: [patchOpUrn] },
        { schemas: [patchOpUrn], Operations: [{ op: "move", path: "x" }] },
        [],
      ];
      for (const body of bodies) expectScimError(await connector.send("PATCH", path, { body }), 400);
      expectScimError(await connector.send("PATCH", path, { raw: "{" }), 400, "invalidSyntax");
      expectScimError(await patch(connector, path, { op: "replace", path: "displayName", value: "x" }), 404);
    }
  });

  it("applies the operations on members in order", async () => {
    const group = await makeGroup(connector, { displayName: "Order" }, idsOf(0));
    await patch(
      connector,
      `/Groups/${group.id}`,
      { op: "add", path: "members", value: [{ value: people[1].id }, { value: people[2].id }] },
      { op: "remove", path: "members", value: [{ value: people[0].id }, { value: people[2].id }] },
      { op: "add", path: "members", value: [{ value: people[2].id }] },
    );
    expect(await membersOf(group)).toEqual(idsOf(1, 2));
    await patch(connector, `/Groups/${group.id}`, { op: "replace", value: { members: [{ value: people[0].id }] } });
    expect(await membersOf(group)).toEqual(idsOf(0));
    await patch(connector, `/Groups/${group.id}`, { op: "remove", path: 'members[display eq "member-0"]' });
    expect(await membersOf(group)).toEqual([]);
  });

  it("refuses a member who does not exist when it is the only change, and names it", async () => {
    const group = await makeGroup(connector, { displayName: "Strangers" }, idsOf(0));
    const answer = await patch(connector, `/Groups/${group.id}`, {
      op: "add",
      path: "members",
      value: [{ value: unknownId }],
    });
    expectScimError(answer, 400, "invalidValue");
    expect(answer.body.detail).toContain(unknownId);
    expect(await read(connector, `/Groups/${group.id}`)).toEqual(group);
  });

  it("adds the others of a batch with a member who does not exist", async () => {
    const group = await makeGroup(connector, { displayName: "Batch" }, idsOf(0));
    const answer = await patch(connector, `/Groups/${group.id}`, {
      op: "add",
      path: "members",
      value: [{ value: unknownId }, { value: people[1].id }],
    });
    expect(answer.status, answer.text).toBe(204);
    expect(await membersOf(group)).toEqual(idsOf(0, 1));
  });

  it("answers a group with 204, and with a body when attributes asks for one", async () => {
    const group = await makeGroup(connector, { displayName: "Body" }, idsOf(0));
    const operation = { op: "replace", path: "displayName", value: "Shown" };
    const asked = await patch(connector, `/Groups/${group.id}?attributes=displayName`, operation);
    expect(asked.status).toBe(200);
    expect(asked.body).toEqual({ schemas: group.schemas, id: group.id, displayName: "Shown" });
    const quiet = await patch(connector, `/Groups/${group.id}`, { ...operation, value: "Quiet" });
    expect([quiet.status, quiet.text]).toEqual([204, ""]);
  });

  it("loses no member when batches come at once", async () => {
    const group = await makeGroup(connector, { displayName: "Parallel" });
    const answers = await Promise.all(
      people.map(({ id }) =>
        patch(connector, `/Groups/${group.id}`, { op: "add", path: "members", value: [{ value: id }] }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([204, 204, 204]);
    expect(await membersOf(group)).toEqual(idsOf(0, 1, 2));
  });
});
