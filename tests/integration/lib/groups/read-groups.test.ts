import { v7 as uuidv7 } from "uuid";
import { beforeAll, expect, it } from "vitest";
import { createGroup } from "@/lib/groups/create-group";
import { findGroup } from "@/lib/groups/find-group";
import { getGroup } from "@/lib/groups/get-group";
import { listGroups } from "@/lib/groups/list-groups";
import { listMembers } from "@/lib/groups/list-members";
import { searchGroups } from "@/lib/groups/search-groups";
import { onEachDatabase } from "@/tests/support/database";
import { makeOrganization, type TestOrganization } from "@/tests/support/make-organization";
import { makeUsers } from "@/tests/support/make-users";
import { readAllPages } from "@/tests/support/read-all-pages";

const everything = { where: null, orderBy: null, withMembers: false };

onEachDatabase("read groups", () => {
  let organization: TestOrganization;
  let groupIds: readonly string[] = [];
  let userIds: readonly string[] = [];

  beforeAll(async () => {
    organization = await makeOrganization();
    const ctx = organization.ctx();
    userIds = (await makeUsers(ctx, 120)).map((user) => user.id);
    const made: string[] = [];
    for (let index = 0; index < 120; index += 1) {
      const fields = { displayName: `Group ${index} 100%_`, externalId: `g-${index}` };
      made.push((await createGroup(ctx, fields, index === 0 ? userIds : [], false)).id);
    }
    groupIds = made;
  });

  it("list groups turns its pages forwards and backwards by name, or by age", async () => {
    const byName = await readAllPages((cursor) => listGroups(organization.ctx(), cursor));
    const names = byName.map((item) => item.displayName);
    expect(names).toEqual([...names].sort());
    expect(byName).toHaveLength(120);
    expect(byName[0]).toMatchObject({ memberCount: 120, ruleCount: 0, origin: { kind: "hand" } });
    const byAge = await readAllPages((cursor) => listGroups(organization.ctx(), { ...cursor, sort: "-created" }));
    expect(byAge.map((item) => item.id)).toEqual([...groupIds].reverse());
  });

  it("list groups finds a part of the name literally, and a whole external id", async () => {
    expect((await listGroups(organization.ctx(), { q: "group 7 100%_" })).items).toMatchObject([{ id: groupIds[7] }]);
    expect((await listGroups(organization.ctx(), { q: "g-9" })).items).toMatchObject([{ id: groupIds[9] }]);
    expect((await listGroups(organization.ctx(), { q: "%7%" })).items).toEqual([]);
  });

  it("list members turns its pages forwards and backwards, and finds by name", async () => {
    const first = groupIds[0]!;
    const items = await readAllPages((cursor) => listMembers(organization.ctx(), first, cursor));
    expect(items.map((item) => item.userId)).toEqual(userIds);
    const found = await listMembers(organization.ctx(), first, { q: "PERSON 77" });
    expect(found).toMatchObject({ items: [{ userId: userIds[77] }], total: { count: 1 } });
  });

  it("get group counts, find group shows the members when asked", async () => {
    const id = groupIds[0]!;
    expect(await getGroup(organization.ctx(), id)).toMatchObject({ memberCount: 120, version: 1 });
    expect((await findGroup(organization.ctx(), id, { withMembers: true }))?.members).toHaveLength(120);
    expect((await findGroup(organization.ctx(), id, { withMembers: false }))?.members).toEqual([]);
  });

  it("search groups pages in a stable order and counts all", async () => {
    const page = await searchGroups(organization.ctx(), { ...everything, offset: 2, limit: 3 });
    expect(page.records.map(({ group }) => group.id)).toEqual(groupIds.slice(2, 5));
    expect(page.total).toBe(120);
    expect(await searchGroups(organization.ctx(), { ...everything, offset: 0, limit: 0 })).toEqual({
      records: [],
      total: 120,
    });
  });

  it("refuse a damaged cursor", async () => {
    for (const cursor of [{ after: "%%" }, { after: Buffer.from("Group 1").toString("base64url") }]) {
      await expect(listGroups(organization.ctx(), cursor)).rejects.toMatchObject({ code: "invalid_input" });
      await expect(listMembers(organization.ctx(), groupIds[0]!, cursor)).rejects.toMatchObject({
        code: "invalid_input",
      });
    }
  });

  it("hide a group of another organization behind not_found, null and an empty list", async () => {
    const other = await makeOrganization();
    for (const id of [groupIds[0]!, uuidv7(), "sales"]) {
      await expect(getGroup(other.ctx(), id)).rejects.toMatchObject({ code: "not_found" });
      await expect(listMembers(other.ctx(), id, {})).rejects.toMatchObject({ code: "not_found" });
    }
    expect(await findGroup(other.ctx(), groupIds[0]!, { withMembers: true })).toBeNull();
    expect((await listGroups(other.ctx(), {})).items).toEqual([]);
    expect(await searchGroups(other.ctx(), { ...everything, offset: 0, limit: 9 })).toEqual({ records: [], total: 0 });
  });

  it("are forbidden without group:read", async () => {
    const ctx = { ...organization.ctx(), permissions: new Set<never>() };
    const id = groupIds[0]!;
    for (const read of [
      () => getGroup(ctx, id),
      () => findGroup(ctx, id, { withMembers: false }),
      () => listGroups(ctx, {}),
      () => listMembers(ctx, id, {}),
      () => searchGroups(ctx, { ...everything, offset: 0, limit: 1 }),
    ]) {
      await expect(read()).rejects.toMatchObject({ code: "forbidden" });
    }
  });
});
