import { v7 as uuidv7 } from "uuid";
import { expect, it } from "vitest";
import { createFolder } from "@/lib/folders/create-folder";
import { exportFolderAccess } from "@/lib/folders/export-folder-access";
import { csvResponse } from "@/lib/http/csv-response";
import { onEachDatabase } from "@/tests/support/database";
import { askFor, insertAccess } from "@/tests/support/folders";
import { auditOf, makeOrganization } from "@/tests/support/make-organization";
import { makePeople } from "@/tests/support/make-people";

async function folderOf(people: number) {
  const organization = await makeOrganization();
  const ids = await makePeople(organization.id, people);
  const folder = await createFolder(organization.ctx(), { name: "Sales", parentId: null, externalId: null });
  return { ...organization, ids, folder };
}

const linesOf = async (response: Response) => (await response.text()).trimEnd().split("\r\n");

onEachDatabase("export folder access", () => {
  it("takes everybody who has the folder, once, with every reason, and is in the audit log", async () => {
    const { id, ctx, ids, folder } = await folderOf(1205);
    await insertAccess(id, folder.id, ids.slice(0, 1203));
    await askFor(id, ids[0] ?? "", ["Sales"]);
    await askFor(id, ids[1203] ?? "", ["Sales"]);
    const lines = await linesOf(csvResponse("folder.csv", await exportFolderAccess(ctx("ReadOnly"), folder.id)));
    expect(lines).toHaveLength(1 + 1204);
    expect(lines[0]).toContain("Id,User name,Display name,Status,Given by,Since");
    expect(lines[1]).toContain('Active,"By hand, Mia Chen; SCIM, Microsoft Entra ID",');
    expect(lines[1204]).toContain('"SCIM, Microsoft Entra ID"');
    expect((await auditOf(id, folder.id)).at(-1)).toMatchObject({ action: "folder.export" });
  });

  it("does not find a folder of another organization, and is forbidden without folder:read", async () => {
    const [mine, theirs] = [await folderOf(1), await folderOf(1)];
    for (const id of [theirs.folder.id, uuidv7(), "no id"]) {
      await expect(exportFolderAccess(mine.ctx(), id)).rejects.toMatchObject({ code: "not_found" });
    }
    const nobody = { ...mine.ctx(), permissions: new Set<never>() };
    await expect(exportFolderAccess(nobody, mine.folder.id)).rejects.toMatchObject({ code: "forbidden" });
  });
});
