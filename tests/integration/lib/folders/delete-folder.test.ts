import { v7 as uuidv7 } from "uuid";
import { expect, it } from "vitest";
import { withOrganization } from "@/lib/db/with-organization";
import { createFolder } from "@/lib/folders/create-folder";
import { deleteFolder } from "@/lib/folders/delete-folder";
import { listFolders } from "@/lib/folders/list-folders";
import { listUnknownFolders } from "@/lib/folders/list-unknown-folders";
import { onEachDatabase } from "@/tests/support/database";
import { accessOf, askFor, foldersOf, insertAccess } from "@/tests/support/folders";
import { auditOf, makeOrganization, type TestOrganization } from "@/tests/support/make-organization";
import { makePeople } from "@/tests/support/make-people";

const make = ({ ctx }: TestOrganization, name: string, parentId: string | null = null) =>
  createFolder(ctx(), { name, parentId, externalId: null });

async function insertGroup(organizationId: string, userId: string): Promise<string> {
  const groupId = uuidv7();
  await withOrganization(organizationId, async (tx) => {
    await tx.query(
      `insert into "group" (organization_id, id, display_name, display_name_key, version, created_at, updated_at)
       values ($1, $2, 'IT', 'it', 1, now(), now())`,
      [organizationId, groupId],
    );
    await tx.query(
      "insert into group_member (organization_id, group_id, user_id, added_at) values ($1, $2, $3, now())",
      [organizationId, groupId, userId],
    );
  });
  return groupId;
}

/** One rule for each folder, in this order. */
async function insertRules(organizationId: string, groupId: string, folderIds: readonly string[]): Promise<void> {
  await withOrganization(organizationId, (tx) =>
    tx.query(
      `with rule as (
         insert into group_rule (organization_id, id, position, group_id, group_name, created_at)
         select $1, id, n, $2, 'IT', now() from unnest($4::uuid[]) with ordinality as r (id, n))
       insert into group_rule_folder (organization_id, rule_id, folder_id)
       select $1, rule_id, folder_id from unnest($4::uuid[], $3::uuid[]) as g (rule_id, folder_id)`,
      [organizationId, groupId, folderIds, folderIds.map(() => uuidv7())],
    ),
  );
}

onEachDatabase("delete folder", () => {
  it("takes access away, moves subfolders up, makes what Entra asked for unknown again, and audits the numbers", async () => {
    const organization = await makeOrganization();
    const { id, ctx } = organization;
    const [one = "", two = ""] = await makePeople(id, 2);
    const top = await make(organization, "EU");
    const sales = await make(organization, "Sales", top.id);
    const [inner, deeper] = [await make(organization, "Berlin", sales.id), await make(organization, "SALES", sales.id)];
    await make(organization, "Mitte", inner.id);
    await askFor(id, one, [sales.id]);
    await insertAccess(id, sales.id, [one, two]);
    expect(await deleteFolder(ctx("User"), sales.id)).toEqual({ people: 2, subfolders: 2 });
    expect((await listFolders(ctx(), {})).map(({ name, parentId }) => [name, parentId])).toEqual([
      ["Berlin", top.id],
      ["EU", null],
      ["Mitte", inner.id],
      ["SALES", top.id],
    ]);
    expect(await accessOf(id, one)).toEqual([]);
    expect((await listUnknownFolders(ctx(), {})).items).toMatchObject([{ value: sales.id, people: 1 }]);
    expect((await auditOf(id, sales.id)).at(-1)).toMatchObject({
      action: "folder.delete",
      before: { name: "Sales", people: 2, subfolders: 2, rules: 0 },
      after: null,
    });
    expect(deeper.name).toBe("SALES");
  });

  it("gives what it was asked for by name to the only folder that has the name now", async () => {
    const organization = await makeOrganization();
    const { id, ctx } = organization;
    const [userId = ""] = await makePeople(id, 1);
    await askFor(id, userId, ["Sales"]);
    const first = await make(organization, "Sales");
    const twin = await make(organization, "Sales", (await make(organization, "EU")).id);
    expect(await foldersOf(id, userId)).toEqual([]);
    await deleteFolder(ctx(), first.id);
    expect(await foldersOf(id, userId)).toEqual([twin.id]);
  });

  it("lets the next group rule give its folder when the first has none left", async () => {
    const organization = await makeOrganization();
    const { id, ctx } = organization;
    const [userId = ""] = await makePeople(id, 1);
    const [first, second] = [await make(organization, "First"), await make(organization, "Second")];
    const groupId = await insertGroup(id, userId);
    await insertRules(id, groupId, [first.id, second.id]);
    await insertAccess(id, first.id, [userId], "rule");
    await deleteFolder(ctx("User"), first.id);
    expect(await accessOf(id, userId)).toMatchObject([{ folder_id: second.id, source: "rule" }]);
  });

  it("refuses while a subfolder would meet its name above, naming it and changing nothing", async () => {
    const organization = await makeOrganization();
    const top = await make(organization, "EU");
    await make(organization, "Berlin", top.id);
    await make(organization, "BERLIN");
    await expect(deleteFolder(organization.ctx(), top.id)).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("“Berlin”"),
    });
    expect(await listFolders(organization.ctx(), {})).toHaveLength(3);
  });

  it("does not find a folder of another organization", async () => {
    const [mine, theirs] = [await makeOrganization(), await makeOrganization()];
    const foreign = await make(theirs, "Theirs");
    for (const id of [foreign.id, uuidv7()]) {
      await expect(deleteFolder(mine.ctx(), id)).rejects.toMatchObject({ code: "not_found" });
    }
  });

  it("is forbidden for ReadOnly", async () => {
    const organization = await makeOrganization();
    const folder = await make(organization, "Sales");
    await expect(deleteFolder(organization.ctx("ReadOnly"), folder.id)).rejects.toMatchObject({ code: "forbidden" });
  });
});
