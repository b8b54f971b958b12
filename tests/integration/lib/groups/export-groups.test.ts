import { expect, it } from "vitest";
import { createGroup } from "@/lib/groups/create-group";
import { exportGroups } from "@/lib/groups/export-groups";
import { listGroups } from "@/lib/groups/list-groups";
import type { GroupFilters } from "@/lib/groups/schemas";
import { csvResponse } from "@/lib/http/csv-response";
import { onEachDatabase } from "@/tests/support/database";
import { auditOf, makeOrganization, type TestOrganization } from "@/tests/support/make-organization";
import { makePeople } from "@/tests/support/make-people";
import { insertRule } from "@/tests/support/make-rules";

async function organizationWithGroups(): Promise<TestOrganization> {
  const organization = await makeOrganization();
  const people = await makePeople(organization.id, 3);
  await createGroup(organization.ctx(), { displayName: "@Full", externalId: null }, people, false);
  await createGroup(organization.ctx(), { displayName: "Empty", externalId: "e-1" }, [], false);
  const ruled = await createGroup(organization.ctx(), { displayName: "Ruled", externalId: null }, [], false);
  await insertRule(organization.id, 1, ruled.id, { accessRole: "Admin" });
  return organization;
}

const cases: readonly [GroupFilters, readonly string[]][] = [
  [{}, ["@Full", "Empty", "Ruled"]],
  [{ members: "none" }, ["Empty", "Ruled"]],
  [{ members: "some" }, ["@Full"]],
  [{ rule: "used" }, ["Ruled"]],
  [{ rule: "unused", members: "none" }, ["Empty"]],
  [{ origin: "hand" }, ["@Full", "Empty", "Ruled"]],
  [{ origin: "entra" }, []],
  [{ q: "EMP" }, ["Empty"]],
];

onEachDatabase("export groups", () => {
  it.each(cases)("takes what the list shows for %j", async (filters, names) => {
    const organization = await organizationWithGroups();
    const list = await listGroups(organization.ctx(), filters);
    expect(list.items.map(({ displayName }) => displayName)).toEqual(names);
    const { columns, pages } = await exportGroups(organization.ctx("ReadOnly"), filters);
    const exported: unknown[] = [];
    for await (const page of pages) exported.push(...page.map((row) => row[columns.indexOf("Name")]));
    expect(exported).toEqual(names);
  });

  it("counts members and rules, disarms names, and is in the audit log", async () => {
    const organization = await organizationWithGroups();
    const text = await csvResponse("groups.csv", await exportGroups(organization.ctx(), {})).text();
    expect(text).toMatch(/,'@Full,3,0,By hand,/);
    expect(text).toMatch(/,Ruled,0,1,By hand,/);
    expect((await auditOf(organization.id, organization.id)).at(-1)).toMatchObject({
      action: "group.export",
      after: { filters: {} },
    });
  });

  it("shows nothing of another organization, and is forbidden without group:read", async () => {
    await organizationWithGroups();
    const other = await makeOrganization();
    const text = await csvResponse("groups.csv", await exportGroups(other.ctx(), {})).text();
    expect(text.trimEnd().split("\r\n")).toHaveLength(1);
    const ctx = { ...other.ctx(), permissions: new Set<never>() };
    await expect(exportGroups(ctx, {})).rejects.toMatchObject({ code: "forbidden" });
  });
});
