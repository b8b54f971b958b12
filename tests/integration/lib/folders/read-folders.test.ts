import { v7 as uuidv7 } from "uuid";
import { expect, it } from "vitest";
import { withOrganization } from "@/lib/db/with-organization";
import { createFolder } from "@/lib/folders/create-folder";
import { getFolder } from "@/lib/folders/get-folder";
import { listFolderAccess } from "@/lib/folders/list-folder-access";
import { listFolders } from "@/lib/folders/list-folders";
import { readUserFolders } from "@/lib/folders/read-user-folders";
import { onEachDatabase } from "@/tests/support/database";
import { askFor, insertAccess } from "@/tests/support/folders";
import { makeOrganization, type TestOrganization } from "@/tests/support/make-organization";
import { makePeople } from "@/tests/support/make-people";

const make = (
  { ctx }: TestOrganization,
  name: string,
  parentId: string | null = null,
  externalId: string | null = null,
) => createFolder(ctx(), { name, parentId, externalId });

/** A rule of a group, with the folder that it gives to these people. */
async function giveByRule(organizationId: string, folderId: string, userIds: readonly string[]): Promise<string> {
  const ruleId = uuidv7();
  await withOrganization(organizationId, async (tx) => {
    await tx.query(
      `insert into group_rule (organization_id, id, position, group_id, group_name, created_at)
       values ($1, $2, 2, $3, 'IT', now())`,
      [organizationId, ruleId, uuidv7()],
    );
    await tx.query("insert into group_rule_folder (organization_id, rule_id, folder_id) values ($1, $2, $3)", [
      organizationId,
      ruleId,
      folderId,
    ]);
    await tx.query(
      `insert into folder_access (organization_id, folder_id, user_id, source, rule_id, granted_by, since)
       select $1, $2, id, 'rule', $4, 'IT', now() from unnest($3::uuid[]) as u (id)`,
      [organizationId, folderId, userIds, ruleId],
    );
  });
  return ruleId;
}

onEachDatabase("read folders", () => {
  it("lists the whole tree by name with people and rules of each folder itself", async () => {
    const organization = await makeOrganization();
    const { id, ctx } = organization;
    const people = await makePeople(id, 3);
    const top = await make(organization, "sales", null, "S1");
    const inner = await make(organization, "Berlin", top.id);
    await insertAccess(id, top.id, people.slice(0, 2));
    await giveByRule(id, top.id, people.slice(1, 3));
    expect(await listFolders(ctx("ReadOnly"), {})).toEqual([
      { id: inner.id, parentId: top.id, name: "Berlin", externalId: null, people: 0, rules: 0, version: 1 },
      { id: top.id, parentId: null, name: "sales", externalId: "S1", people: 3, rules: 1, version: 1 },
    ]);
  });

  it("finds parts of names in any case, and whole ids and external ids", async () => {
    const organization = await makeOrganization();
    const [first, second] = [
      await make(organization, "Vertrieb Öst", null, "EXT-9"),
      await make(organization, "100%_"),
    ];
    const find = async (q: string) => (await listFolders(organization.ctx(), { q })).map((folder) => folder.id);
    expect(await find("TRIEB ÖS")).toEqual([first.id]);
    expect(await find("EXT-9")).toEqual([first.id]);
    expect(await find("EXT")).toEqual([]);
    expect(await find(second.id.toUpperCase())).toEqual([second.id]);
    expect(await find("%_")).toEqual([second.id]);
    expect(await find("nobody")).toEqual([]);
  });

  it("shows a folder with its way from the top, its rules and what Entra calls it", async () => {
    const organization = await makeOrganization();
    const { id, ctx } = organization;
    const people = await makePeople(id, 4);
    const top = await make(organization, "EU");
    const folder = await make(organization, "Sales", top.id, "4711");
    await make(organization, "Berlin", folder.id);
    const ruleId = await giveByRule(id, folder.id, people.slice(0, 1));
    for (const [index, value] of [folder.id, "4711", "SALES", "sales"].entries())
      await askFor(id, people[index] ?? "", [value]);
    expect(await getFolder(ctx("ReadOnly"), folder.id)).toMatchObject({
      name: "Sales",
      people: 4,
      rules: 1,
      path: [
        { id: top.id, name: "EU" },
        { id: folder.id, name: "Sales" },
      ],
      subfolders: 1,
      givenByRules: [{ ruleId, position: 2, groupName: "IT" }],
      asked: { byId: 1, byExternalId: 1, byName: 2 },
    });
  });

  it("pages through the people of a folder with every reason, and finds parts of their names", async () => {
    const organization = await makeOrganization();
    const { id, ctx } = organization;
    const people = await makePeople(id, 60);
    const folder = await make(organization, "Sales");
    await insertAccess(id, folder.id, people);
    const ruleId = await giveByRule(id, folder.id, people.slice(0, 1));
    await askFor(id, people[0] ?? "", ["Sales"]);
    const first = await listFolderAccess(ctx("ReadOnly"), folder.id, {});
    expect(first).toMatchObject({ total: { count: 60, exact: true }, previous: null });
    expect(first.items).toHaveLength(50);
    expect(first.items[0]).toMatchObject({
      userId: people[0],
      active: true,
      grants: [
        { source: "hand", givenBy: "Mia Chen", rule: null },
        { source: "rule", rule: { ruleId, position: 2, groupName: "IT" } },
        { source: "scim", givenBy: "Microsoft Entra ID", rule: null },
      ],
    });
    const second = await listFolderAccess(ctx(), folder.id, { after: first.next ?? "" });
    expect(second.items.map((person) => person.userId)).toEqual(people.slice(50));
    expect(second.next).toBeNull();
    const found = await listFolderAccess(ctx(), folder.id, { q: "PERSON-000042" });
    expect(found.items.map((person) => person.userId)).toEqual([people[41]]);
    await expect(listFolderAccess(ctx(), folder.id, { after: "!" })).rejects.toMatchObject({ code: "invalid_input" });
  });

  it("reads a user's folders with their ways and reasons", async () => {
    const organization = await makeOrganization();
    const { id } = organization;
    const [userId = ""] = await makePeople(id, 1);
    const top = await make(organization, "EU");
    const inner = await make(organization, "Sales", top.id);
    await insertAccess(id, inner.id, [userId]);
    await insertAccess(id, top.id, [userId]);
    const ruleId = await giveByRule(id, inner.id, [userId]);
    const folders = await withOrganization(id, (tx) => readUserFolders(tx, id, userId));
    expect(folders).toMatchObject([
      { folderId: top.id, name: "EU", path: ["EU"], source: "hand", givenBy: "Mia Chen", ruleId: null },
      { folderId: inner.id, name: "Sales", path: ["EU", "Sales"], source: "hand", ruleId: null },
      { folderId: inner.id, name: "Sales", path: ["EU", "Sales"], source: "rule", ruleId },
    ]);
  });

  it("does not find a folder of another organization", async () => {
    const [mine, theirs] = [await makeOrganization(), await makeOrganization()];
    const foreign = await make(theirs, "Theirs");
    expect(await listFolders(mine.ctx(), { q: foreign.id })).toEqual([]);
    for (const id of [foreign.id, uuidv7(), "no id"]) {
      await expect(getFolder(mine.ctx(), id)).rejects.toMatchObject({ code: "not_found" });
      await expect(listFolderAccess(mine.ctx(), id, {})).rejects.toMatchObject({ code: "not_found" });
    }
  });

  it("is forbidden without folder:read", async () => {
    const organization = await makeOrganization();
    const folder = await make(organization, "Sales");
    const nobody = { ...organization.ctx(), permissions: new Set<never>() };
    await expect(listFolders(nobody, {})).rejects.toMatchObject({ code: "forbidden" });
    await expect(getFolder(nobody, folder.id)).rejects.toMatchObject({ code: "forbidden" });
    await expect(listFolderAccess(nobody, folder.id, {})).rejects.toMatchObject({ code: "forbidden" });
  });
});
