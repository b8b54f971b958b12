import { beforeAll, describe, expect, it } from "vitest";
import { createFolder } from "@/lib/folders/create-folder";
import { saveRules } from "@/lib/rules/save-rules";
import type { RuleDraft } from "@/lib/rules/schemas";
import { getUser } from "@/lib/users/get-user";
import { updateUserByHand } from "@/lib/users/update-user-by-hand";
import { onEachDatabase } from "@/tests/support/database";
import { expectScimError } from "@/tests/support/expect-scim";
import { founderOf, makeAdmin } from "@/tests/support/make-admin";
import { type ScimUnderTest, useScim } from "@/tests/support/scim";
import { makeGroup, makeUser, patch, type Resource, read } from "@/tests/support/scim-resources";

const draft = (rule: Partial<RuleDraft> & Pick<RuleDraft, "groupId">): RuleDraft => ({
  id: null,
  accessRole: null,
  userType: null,
  folderIds: [],
  ...rule,
});

const groupUrn = "urn:ietf:params:scim:schemas:core:2.0:Group";

onEachDatabase("group rules (S11)", () => {
  const scim = useScim();
  let client: ScimUnderTest;
  let team: Resource;
  let sales: Resource;
  let runbooks: string;
  beforeAll(async () => {
    client = await scim.connect();
    team = await makeGroup(client, { displayName: "IT" });
    sales = await makeGroup(client, { displayName: "Sales" });
    runbooks = (await createFolder(client.ctx, { name: "Runbooks", externalId: null, parentId: null })).id;
    await saveRules(client.ctx, {
      version: 0,
      rules: [
        draft({ groupId: team.id, accessRole: "Admin", folderIds: [runbooks] }),
        draft({ groupId: sales.id, accessRole: "ReadOnly", userType: "Premium" }),
      ],
    });
  });

  async function given(user: Resource) {
    const detail = await getUser(client.ctx, user.id);
    return {
      role: detail.accessRole,
      type: detail.access.userType.effective,
      folders: detail.access.folders.map(({ name, source }) => `${name} by ${source}`),
    };
  }
  const nothing = { role: null, type: null, folders: [] };
  const all = { role: "Admin", type: null, folders: ["Runbooks by rule"] };

  const joins: readonly (readonly [string, (user: Resource) => Promise<unknown>])[] = [
    [
      "PATCH Add, legacy",
      (user) => patch(client, `/Groups/${team.id}`, { op: "Add", path: "members", value: [{ value: user.id }] }),
    ],
    [
      "PATCH add, flag",
      (user) => patch(client, `/Groups/${team.id}`, { op: "add", value: { members: [{ value: user.id }] } }),
    ],
    [
      "PATCH replace",
      (user) => patch(client, `/Groups/${team.id}`, { op: "replace", path: "members", value: [{ value: user.id }] }),
    ],
    [
      "PUT",
      (user) =>
        client.send("PUT", `/Groups/${team.id}`, {
          body: { schemas: [groupUrn], displayName: "IT", members: [{ value: user.id }] },
        }),
    ],
  ];
  const leaves: readonly (readonly [string, (user: Resource) => Promise<unknown>])[] = [
    [
      "PATCH Remove, legacy",
      (user) => patch(client, `/Groups/${team.id}`, { op: "Remove", path: "members", value: [{ value: user.id }] }),
    ],
    [
      "PATCH remove, flag",
      (user) => patch(client, `/Groups/${team.id}`, { op: "remove", path: `members[value eq "${user.id}"]` }),
    ],
    ["PATCH clear", () => patch(client, `/Groups/${team.id}`, { op: "remove", path: "members" })],
    [
      "PUT without anybody",
      () => client.send("PUT", `/Groups/${team.id}`, { body: { schemas: [groupUrn], displayName: "IT", members: [] } }),
    ],
  ];

  describe.each(joins)("%s gives", (joinName, join) => {
    it.each(leaves)("and %s takes, what the rule says", async (leaveName, leave) => {
      const user = await makeUser(client, { userName: `${joinName} ${leaveName}` });
      expect(await given(user)).toEqual(nothing);
      await join(user);
      expect(await given(user)).toEqual(all);
      const { access } = await getUser(client.ctx, user.id);
      expect(access.accessRole).toMatchObject({
        byHand: null,
        sent: null,
        rule: { groupName: "IT", position: 1, value: "Admin" },
      });
      await leave(user);
      expect(await given(user)).toEqual(nothing);
    });
  });

  it("POST of a group with members gives nothing by itself, and a rule about it gives at once", async () => {
    const user = await makeUser(client, { userName: "posted" });
    await patch(client, `/Groups/${sales.id}`, { op: "Add", path: "members", value: [{ value: user.id }] });
    expect(await given(user)).toEqual({ role: "ReadOnly", type: "Premium", folders: [] });
  });

  it("of two rules the first wins for each thing, and the second takes over when the first goes", async () => {
    const user = await makeUser(client, { userName: "both", userType: "Own" });
    for (const group of [team, sales]) {
      await patch(client, `/Groups/${group.id}`, { op: "Add", path: "members", value: [{ value: user.id }] });
    }
    expect(await given(user)).toEqual({ role: "Admin", type: "Premium", folders: ["Runbooks by rule"] });
    expect((await read(client, `/Users/${user.id}`)).userType).toBe("Own");
    await patch(client, `/Groups/${team.id}`, { op: "Remove", path: "members", value: [{ value: user.id }] });
    expect(await given(user)).toEqual({ role: "ReadOnly", type: "Premium", folders: [] });
    await patch(client, `/Groups/${sales.id}`, { op: "Remove", path: "members", value: [{ value: user.id }] });
    expect(await given(user)).toEqual({ role: null, type: "Own", folders: [] });
  });

  it("deleting the group takes what its rule gave; deleting and restoring the person keeps it right", async () => {
    const other = await scim.connect();
    const user = await makeUser(other, { userName: "ada", externalId: "5f3a1c7e-0000-4000-8000-000000000001" });
    const crew = await makeGroup(other, { displayName: "Crew" }, [user.id]);
    await saveRules(other.ctx, { version: 0, rules: [draft({ groupId: crew.id, accessRole: "User" })] });
    const roleOf = async () => (await getUser(other.ctx, user.id)).accessRole;
    expect(await roleOf()).toBe("User");
    await other.send("DELETE", `/Users/${user.id}`);
    await makeUser(other, { userName: "ada", externalId: "5f3a1c7e-0000-4000-8000-000000000001" });
    expect(await roleOf()).toBe("User");
    await other.send("DELETE", `/Groups/${crew.id}`);
    expect(await roleOf()).toBeNull();
  });

  it("409 for a removal that would take the role of the last admin with a password, and nothing is removed", async () => {
    const other = await scim.connect();
    const only = await makeAdmin(other.organization);
    const admins = await makeGroup(other, { displayName: "Admins" }, [only]);
    await saveRules(other.ctx, {
      version: 0,
      rules: [draft({ groupId: admins.id, accessRole: "EnterpriseAdmin" })],
    });
    await updateUserByHand(other.ctx, only, { accessRole: null });
    await updateUserByHand(other.ctx, await founderOf(other.organization), { accessRole: "Admin" });
    const answer = await patch(other, `/Groups/${admins.id}`, {
      op: "Remove",
      path: "members",
      value: [{ value: only }],
    });
    expectScimError(answer, 409);
    expect(answer.body.detail).toContain("last EnterpriseAdmin");
    expect((await read(other, `/Groups/${admins.id}`)).members).toHaveLength(1);
  });
});
