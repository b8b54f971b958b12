import { v7 as uuidv7 } from "uuid";
import { expect, it } from "vitest";
import { createGroup } from "@/lib/groups/create-group";
import { findGroup } from "@/lib/groups/find-group";
import type { GroupRecord } from "@/lib/groups/group";
import { type GroupChange, updateGroup } from "@/lib/groups/update-group";
import { onEachDatabase } from "@/tests/support/database";
import { auditOf, makeOrganization, type TestOrganization } from "@/tests/support/make-organization";
import { makeUsers } from "@/tests/support/make-users";

const same = (group: GroupRecord) => group;
const members = (add: readonly string[], remove: readonly string[] = [], clear = false): GroupChange => ({
  fields: same,
  members: { clear, add: new Set(add), remove: new Set(remove) },
  uniqueNames: false,
});
const named = (displayName: string, uniqueNames = false): GroupChange => ({
  fields: (group) => ({ ...group, displayName }),
  members: null,
  uniqueNames,
});

async function memberIds(organization: TestOrganization, id: string): Promise<readonly string[]> {
  const found = await findGroup(organization.ctx(), id, { withMembers: true });
  return found?.members.map((member) => member.id) ?? [];
}

async function groupOf(organization: TestOrganization, people: number) {
  const ctx = organization.ctx();
  const ids = (await makeUsers(ctx, people)).map((user) => user.id);
  const group = await createGroup(ctx, { displayName: "Sales", externalId: null }, ids.slice(0, 1), false);
  return { ctx, ids, group };
}

onEachDatabase("update group", () => {
  it("adds and removes members, moves the version once, and audits who", async () => {
    const organization = await makeOrganization();
    const { ctx, ids, group } = await groupOf(organization, 3);
    expect(await updateGroup(ctx, group.id, members(ids.slice(1), ids.slice(0, 1)))).toMatchObject({ version: 2 });
    expect(await memberIds(organization, group.id)).toEqual(ids.slice(1));
    expect((await auditOf(organization.id, group.id)).at(-1)).toMatchObject({
      action: "group.members",
      before: { membersRemoved: 1, removed: [ids[0]] },
      after: { membersAdded: 2, added: expect.arrayContaining(ids.slice(1)) },
    });
  });

  it("writes nothing when a member is added again and a stranger removed", async () => {
    const organization = await makeOrganization();
    const { ctx, ids, group } = await groupOf(organization, 2);
    expect(await updateGroup(ctx, group.id, members(ids.slice(0, 1), ids.slice(1)))).toEqual(group);
    expect(await auditOf(organization.id, group.id)).toHaveLength(1);
  });

  it("sets the members when told to clear first", async () => {
    const organization = await makeOrganization();
    const { ctx, ids, group } = await groupOf(organization, 3);
    await updateGroup(ctx, group.id, members(ids.slice(0, 2)));
    await updateGroup(ctx, group.id, members(ids.slice(1), [], true));
    expect(await memberIds(organization, group.id)).toEqual(ids.slice(1));
    expect((await auditOf(organization.id, group.id)).at(-1)).toMatchObject({
      before: { membersRemoved: 1, removed: [ids[0]] },
      after: { membersAdded: 1, added: [ids[2]] },
    });
    await updateGroup(ctx, group.id, members([], [], true));
    expect(await memberIds(organization, group.id)).toEqual([]);
  });

  it("plans by the members of this moment when asked to", async () => {
    const organization = await makeOrganization();
    const { ctx, ids, group } = await groupOf(organization, 2);
    await updateGroup(ctx, group.id, {
      ...members([]),
      members: (now) => ({ clear: false, add: new Set(ids), remove: new Set(now.map((member) => member.id)) }),
    });
    expect(await memberIds(organization, group.id)).toEqual(ids);
  });

  it("leaves out who does not exist, and refuses when nobody of those added does", async () => {
    const [organization, other] = [await makeOrganization(), await makeOrganization()];
    const { ctx, ids, group } = await groupOf(organization, 2);
    const [stranger] = await makeUsers(other.ctx(), 1);
    for (const nobody of [uuidv7(), stranger!.id, "Ada", group.id.toUpperCase()]) {
      await expect(updateGroup(ctx, group.id, members([nobody]))).rejects.toMatchObject({
        code: "invalid_input",
        field: "members",
      });
      await updateGroup(ctx, group.id, members([nobody, ids[1]!]));
      expect(await memberIds(organization, group.id)).toEqual(ids);
    }
  });

  it("keeps no group as a member", async () => {
    const organization = await makeOrganization();
    const { ctx, ids, group } = await groupOf(organization, 1);
    const inner = await createGroup(ctx, { displayName: "Inner", externalId: null }, [], false);
    expect(await updateGroup(ctx, group.id, members([inner.id]))).toEqual(group);
    expect(await memberIds(organization, group.id)).toEqual(ids);
  });

  it("renames, and two groups may share a name unless the connector forbids it", async () => {
    const organization = await makeOrganization();
    const { ctx, group } = await groupOf(organization, 1);
    const other = await createGroup(ctx, { displayName: "Other", externalId: null }, [], false);
    expect(await updateGroup(ctx, other.id, named("sales"))).toMatchObject({ displayName: "sales", version: 2 });
    await updateGroup(ctx, other.id, named("Other"));
    await expect(updateGroup(ctx, other.id, named("SALES", true))).rejects.toMatchObject({
      code: "conflict",
      field: "displayName",
    });
    expect((await auditOf(organization.id, group.id)).length).toBe(1);
    expect((await auditOf(organization.id, other.id)).map(({ action }) => action)).toEqual([
      "group.create",
      "group.update",
      "group.update",
    ]);
  });

  it("loses none of many changes at once", async () => {
    const organization = await makeOrganization();
    const { ctx, ids, group } = await groupOf(organization, 21);
    await Promise.all(ids.slice(1).map((id) => updateGroup(ctx, group.id, members([id]))));
    expect(await memberIds(organization, group.id)).toEqual(ids);
    expect(await findGroup(ctx, group.id, { withMembers: false })).toMatchObject({ group: { version: 21 } });
  });

  it("is not found from another organization", async () => {
    const [mine, theirs] = [await makeOrganization(), await makeOrganization()];
    const { group } = await groupOf(theirs, 1);
    await expect(updateGroup(mine.ctx(), group.id, named("Mine"))).rejects.toMatchObject({ code: "not_found" });
  });

  it("is forbidden without group:update", async () => {
    const organization = await makeOrganization();
    const { group } = await groupOf(organization, 1);
    await expect(updateGroup(organization.ctx("User"), group.id, named("X"))).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});
