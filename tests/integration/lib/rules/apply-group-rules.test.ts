import { expect, it } from "vitest";
import type { Ctx } from "@/lib/context";
import { withOrganization } from "@/lib/db/with-organization";
import { createGroup } from "@/lib/groups/create-group";
import { deleteGroup } from "@/lib/groups/delete-group";
import type { GroupRecord } from "@/lib/groups/group";
import { updateGroup } from "@/lib/groups/update-group";
import { applyGroupRules } from "@/lib/rules/apply-group-rules";
import { onEachDatabase } from "@/tests/support/database";
import { insertFolder } from "@/tests/support/folders";
import { founderOf, makeAdmin } from "@/tests/support/make-admin";
import { auditOf, makeOrganization, type TestOrganization } from "@/tests/support/make-organization";
import { effectStates, insertRule } from "@/tests/support/make-rules";
import { makeUsers } from "@/tests/support/make-users";

const join = (ctx: Ctx, group: GroupRecord, ...ids: string[]) =>
  updateGroup(ctx, group.id, {
    fields: (now) => now,
    members: { clear: false, add: new Set(ids), remove: new Set() },
    uniqueNames: false,
  });
const leave = (ctx: Ctx, group: GroupRecord, ...ids: string[]) =>
  updateGroup(ctx, group.id, {
    fields: (now) => now,
    members: { clear: false, add: new Set(), remove: new Set(ids) },
    uniqueNames: false,
  });

async function world(people = 1) {
  const organization = await makeOrganization();
  const ctx = organization.ctx();
  const group = async (displayName: string) => createGroup(ctx, { displayName, externalId: null }, [], false);
  const users = await makeUsers(ctx, people);
  return { organization, ctx, it: await group("IT"), sales: await group("Sales"), users, ada: users[0]!.id };
}

async function stateOf(organization: TestOrganization, id: string) {
  const state = (await effectStates(organization.id)).get(id);
  if (state === undefined) throw new Error("Nobody has this id.");
  return state;
}

function folderRows(organization: TestOrganization, userId: string) {
  return withOrganization(organization.id, (tx) =>
    tx.query<{ folder_id: string; source: string; granted_by: string; since: Date }>(
      `select folder_id, source, granted_by, since from folder_access
       where organization_id = $1 and user_id = $2 order by source, folder_id`,
      [organization.id, userId],
    ),
  );
}

onEachDatabase("apply group rules", () => {
  it("gives what the first matching rule gives, for each thing on its own, and takes it when the membership goes", async () => {
    const { organization, ctx, it: itGroup, sales, ada } = await world();
    const runbooks = await insertFolder(organization.id, "Runbooks");
    const first = await insertRule(organization.id, 1, itGroup.id, { accessRole: "Admin" });
    const second = await insertRule(organization.id, 2, sales.id, {
      accessRole: "ReadOnly",
      userType: "Premium",
      folderIds: [runbooks],
    });
    await join(ctx, sales, ada);
    expect(await stateOf(organization, ada)).toMatchObject({
      accessRole: "ReadOnly",
      accessRoleRule: second,
      userType: "Premium",
      folders: [`${runbooks} ${second}`],
    });
    await join(ctx, itGroup, ada);
    expect(await stateOf(organization, ada)).toMatchObject({
      accessRole: "Admin",
      accessRoleRule: first,
      userTypeRule: second,
    });
    await leave(ctx, itGroup, ada);
    expect(await stateOf(organization, ada)).toMatchObject({ accessRole: "ReadOnly", accessRoleRule: second });
    await leave(ctx, sales, ada);
    expect(await stateOf(organization, ada)).toMatchObject({
      accessRole: null,
      accessRoleByRule: null,
      accessRoleRule: null,
      userType: null,
      folders: [],
    });
  });

  it("says in the audit log what changed and why, and in the request log in a sentence", async () => {
    const { organization, ctx, it: itGroup, ada } = await world();
    const runbooks = await insertFolder(organization.id, "Runbooks");
    await insertRule(organization.id, 1, itGroup.id, { accessRole: "Admin", folderIds: [runbooks] });
    await join(ctx, itGroup, ada);
    expect((await auditOf(organization.id, ada)).at(-1)).toEqual({
      action: "user.access",
      actor_name: "Mia Chen",
      before: {
        accessRole: null,
        accessRoleByRule: null,
        accessRoleReason: null,
        foldersByRule: [],
        foldersReason: null,
      },
      after: {
        accessRole: "Admin",
        accessRoleByRule: "Admin",
        accessRoleReason: "group IT, rule 1",
        foldersByRule: ["Runbooks"],
        foldersReason: "group IT, rule 1",
      },
    });
    await leave(ctx, itGroup, ada);
    expect((await auditOf(organization.id, ada)).at(-1)).toMatchObject({
      before: { accessRole: "Admin", accessRoleReason: "group IT, rule 1" },
      after: { accessRole: null, accessRoleReason: null, foldersByRule: [] },
    });
    const { notes } = await withOrganization(organization.id, async (tx) => {
      await tx.query(
        "insert into group_member (organization_id, group_id, user_id, added_at) values ($1, $2, $3, now())",
        [organization.id, itGroup.id, ada],
      );
      return applyGroupRules(tx, ctx, { groupIds: [itGroup.id], userIds: [ada] });
    });
    expect(notes).toEqual(["Person 0 became Admin by rule 1.", "Person 0 can use the folder Runbooks by rule 1."]);
  });

  it("leaves what a hand gave, and keeps the time of what stays", async () => {
    const { organization, it: itGroup, sales, ada } = await world();
    const [early, late] = [new Date("2026-01-02T03:04:05Z"), new Date("2026-02-02T03:04:05Z")];
    const runbooks = await insertFolder(organization.id, "Runbooks");
    await insertRule(organization.id, 1, itGroup.id, { accessRole: "User", folderIds: [runbooks] });
    await insertRule(organization.id, 2, sales.id, { userType: "Standard" });
    await withOrganization(organization.id, async (tx) => {
      await tx.query(`update "user" set access_role_by_hand = 'Admin' where organization_id = $1 and id = $2`, [
        organization.id,
        ada,
      ]);
      await tx.query(
        `insert into folder_access (organization_id, folder_id, user_id, source, granted_by, since)
         values ($1, $2, $3, 'hand', 'Mia Chen', $4)`,
        [organization.id, runbooks, ada, early],
      );
    });
    await join(
      organization.ctx("EnterpriseAdmin", () => early),
      itGroup,
      ada,
    );
    await join(
      organization.ctx("EnterpriseAdmin", () => late),
      sales,
      ada,
    );
    expect(await stateOf(organization, ada)).toMatchObject({ accessRole: "Admin", accessRoleByRule: "User" });
    expect(await folderRows(organization, ada)).toEqual([
      { folder_id: runbooks, source: "hand", granted_by: "Mia Chen", since: early },
      { folder_id: runbooks, source: "rule", granted_by: "group IT, rule 1", since: early },
    ]);
    const times = await withOrganization(organization.id, (tx) =>
      tx.query(`select access_role_rule_since as role, user_type_rule_since as type from "user" where id = $1`, [ada]),
    );
    expect(times).toEqual([{ role: early, type: late }]);
    await leave(organization.ctx(), itGroup, ada);
    expect(await stateOf(organization, ada)).toMatchObject({ accessRole: "Admin", accessRoleByRule: null });
    expect(await folderRows(organization, ada)).toMatchObject([{ source: "hand" }]);
  });

  it("takes what the rule of a deleted group gave, from more people than one change names", async () => {
    const { organization, ctx, it: itGroup } = await world();
    await insertRule(organization.id, 1, itGroup.id, { accessRole: "User" });
    await withOrganization(organization.id, (tx) =>
      tx.query(
        `insert into "user" (organization_id, id, user_name, user_name_key, active, login_method, attributes, version,
           created_at, updated_at)
         select $1, gen_random_uuid(), 'crowd-' || n, 'crowd-' || n, true, 'sso', '{}', 1, now(), now()
         from generate_series(1, 1500) as n`,
        [organization.id],
      ),
    );
    const ids = [...(await effectStates(organization.id)).keys()];
    const withRole = async () =>
      [...(await effectStates(organization.id)).values()].filter(({ accessRoleByRule }) => accessRoleByRule === "User");
    await join(ctx, itGroup, ...ids);
    expect(await withRole()).toHaveLength(ids.length);
    await updateGroup(ctx, itGroup.id, {
      fields: (now) => now,
      members: { clear: true, add: new Set(ids.slice(0, 10)), remove: new Set() },
      uniqueNames: false,
    });
    expect(await withRole()).toHaveLength(10);
    await deleteGroup(ctx, itGroup.id);
    expect(await withRole()).toHaveLength(0);
  });

  it("refuses to take the last EnterpriseAdmin with a password, and allows it once there is another", async () => {
    const { organization, ctx, it: itGroup } = await world();
    const mia = await founderOf(organization);
    await insertRule(organization.id, 1, itGroup.id, { accessRole: "EnterpriseAdmin" });
    await join(ctx, itGroup, mia);
    await withOrganization(organization.id, (tx) =>
      tx.query(`update "user" set access_role_by_hand = null where organization_id = $1 and id = $2`, [
        organization.id,
        mia,
      ]),
    );
    await expect(leave(ctx, itGroup, mia)).rejects.toMatchObject({ code: "conflict" });
    await expect(deleteGroup(ctx, itGroup.id)).rejects.toMatchObject({ code: "conflict" });
    await makeAdmin(organization);
    await leave(ctx, itGroup, mia);
    expect(await stateOf(organization, mia)).toMatchObject({ accessRole: null });
  });

  it("lets an Admin neither give nor take EnterpriseAdmin through a group", async () => {
    const { organization, ctx, it: itGroup, ada } = await world();
    await insertRule(organization.id, 1, itGroup.id, { accessRole: "EnterpriseAdmin" });
    const admin = organization.ctx("Admin");
    await expect(join(admin, itGroup, ada)).rejects.toMatchObject({
      code: "forbidden",
      message: expect.stringMatching(/Person 0.*EnterpriseAdmin/),
    });
    expect(await stateOf(organization, ada)).toMatchObject({ accessRole: null });
    await join(ctx, itGroup, ada);
    await expect(leave(admin, itGroup, ada)).rejects.toMatchObject({ code: "forbidden" });
    await expect(deleteGroup(admin, itGroup.id)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("does nothing about groups that no rule names", async () => {
    const { organization, ctx, it: itGroup, sales, ada } = await world();
    await insertRule(organization.id, 1, itGroup.id, { accessRole: "User" });
    await join(ctx, sales, ada);
    const effects = await withOrganization(organization.id, (tx) =>
      applyGroupRules(tx, ctx, { groupIds: [sales.id], userIds: [ada] }),
    );
    expect(effects).toEqual({ changed: 0, affected: 0, notes: [] });
  });

  it("renames the group in its rules and reasons", async () => {
    const { organization, ctx, it: itGroup, ada } = await world();
    const runbooks = await insertFolder(organization.id, "Runbooks");
    await insertRule(organization.id, 1, itGroup.id, { folderIds: [runbooks] });
    await join(ctx, itGroup, ada);
    await updateGroup(ctx, itGroup.id, {
      fields: (now) => ({ ...now, displayName: "Operations" }),
      members: null,
      uniqueNames: false,
    });
    expect(await folderRows(organization, ada)).toMatchObject([{ granted_by: "group Operations, rule 1" }]);
  });
});
