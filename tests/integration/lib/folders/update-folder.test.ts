import { v7 as uuidv7 } from "uuid";
import { expect, it } from "vitest";
import { createFolder } from "@/lib/folders/create-folder";
import { listFolders } from "@/lib/folders/list-folders";
import type { FolderItem } from "@/lib/folders/schemas";
import { updateFolder } from "@/lib/folders/update-folder";
import { onEachDatabase } from "@/tests/support/database";
import { askFor, foldersOf } from "@/tests/support/folders";
import { auditOf, makeOrganization, type TestOrganization } from "@/tests/support/make-organization";
import { makePeople } from "@/tests/support/make-people";

const make = ({ ctx }: TestOrganization, name: string, parentId: string | null = null) =>
  createFolder(ctx(), { name, parentId, externalId: null });

onEachDatabase("update folder", () => {
  it("renames, moves and gives an external id, and audits what was and what is", async () => {
    const organization = await makeOrganization();
    const { ctx } = organization;
    const [top, folder] = [await make(organization, "EU"), await make(organization, "Sales")];
    const changed = await updateFolder(ctx("User"), folder.id, {
      version: 1,
      name: "Sales EU",
      externalId: "4711",
      parentId: top.id,
    });
    expect(changed).toMatchObject({ name: "Sales EU", externalId: "4711", parentId: top.id, version: 2 });
    expect((await auditOf(organization.id, folder.id)).at(-1)).toEqual({
      action: "folder.update",
      actor_name: "Mia Chen",
      before: { name: "Sales", externalId: null, parent: null },
      after: { name: "Sales EU", externalId: "4711", parent: "EU" },
    });
  });

  it("writes nothing when nothing changes, and lets a folder change the case of its own name", async () => {
    const organization = await makeOrganization();
    const folder = await make(organization, "Sales");
    expect(await updateFolder(organization.ctx(), folder.id, { version: 1, name: "Sales" })).toEqual(folder);
    expect(await auditOf(organization.id, folder.id)).toHaveLength(1);
    expect(await updateFolder(organization.ctx(), folder.id, { version: 1, name: "SALES" })).toMatchObject({
      name: "SALES",
      version: 2,
    });
  });

  it("lets the access that SCIM gives follow the name, and the external id keep it", async () => {
    const organization = await makeOrganization();
    const { id, ctx } = organization;
    const [userId = ""] = await makePeople(id, 1);
    await askFor(id, userId, ["Sales"]);
    const folder = await make(organization, "Sales");
    await updateFolder(ctx(), folder.id, { version: 1, name: "Other" });
    expect(await foldersOf(id, userId)).toEqual([]);
    await updateFolder(ctx(), folder.id, { version: 2, externalId: "Sales" });
    expect(await foldersOf(id, userId)).toEqual([folder.id]);
    await updateFolder(ctx(), folder.id, { version: 3, externalId: null });
    expect(await foldersOf(id, userId)).toEqual([]);
  });

  it("refuses an edit of an older version and says who changed what when", async () => {
    const organization = await makeOrganization();
    const { ctx } = organization;
    const [top, folder] = [await make(organization, "EU"), await make(organization, "Sales")];
    const start = Date.now();
    const ago = (minutes: number) => () => new Date(start - minutes * 60_000);
    await updateFolder(ctx("Admin", ago(9)), folder.id, { version: 1, name: "Sales EU", externalId: "4711" });
    await updateFolder(ctx("Admin", ago(2)), folder.id, { version: 2, parentId: top.id });
    await expect(updateFolder(ctx("Admin", ago(0)), folder.id, { version: 1, name: "Mine" })).rejects.toMatchObject({
      code: "conflict",
      field: "version",
      message:
        "This folder was changed after you opened it. Mia Chen 2 minutes ago: folder above top of the tree → “EU”; " +
        "Mia Chen 9 minutes ago: name “Sales” → “Sales EU”, external id none → “4711”. Nothing of yours was saved.",
    });
  });

  it("lets one of two edits of the same version through", async () => {
    const organization = await makeOrganization();
    const folder = await make(organization, "Sales");
    const edits = ["A", "B", "C"].map((name) => updateFolder(organization.ctx(), folder.id, { version: 1, name }));
    const done = await Promise.allSettled(edits);
    expect(done.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("refuses a place inside itself", async () => {
    const organization = await makeOrganization();
    const a = await make(organization, "A");
    const b = await make(organization, "B", a.id);
    const c = await make(organization, "C", b.id);
    for (const parentId of [a.id, b.id, c.id]) {
      await expect(updateFolder(organization.ctx(), a.id, { version: 1, parentId })).rejects.toMatchObject({
        code: "invalid_input",
        field: "parentId",
        message: "A folder cannot be moved into its own subfolder.",
      });
    }
  });

  it("makes no circle when folders move into each other at once", async () => {
    const organization = await makeOrganization();
    const folders: FolderItem[] = [];
    for (const name of ["A", "B", "C", "D", "E"]) folders.push(await make(organization, name));
    const moves = folders.map((folder, index) =>
      updateFolder(organization.ctx(), folder.id, {
        version: 1,
        parentId: folders[(index + 1) % folders.length]?.id ?? null,
      }),
    );
    const done = await Promise.allSettled(moves);
    const refused = done.filter((one) => one.status === "rejected");
    expect(refused.map((one) => one.reason.field)).toEqual(["parentId"]);
    const tops = (await listFolders(organization.ctx(), {})).filter((folder) => folder.parentId === null);
    expect(tops).toHaveLength(1);
  });

  it("refuses a name or an external id that another folder has, at the new place", async () => {
    const organization = await makeOrganization();
    const { ctx } = organization;
    const top = await make(organization, "EU");
    await make(organization, "Sales", top.id);
    const mine = await make(organization, "Sales");
    await createFolder(ctx(), { name: "Other", parentId: null, externalId: "4711" });
    await expect(updateFolder(ctx(), mine.id, { version: 1, parentId: top.id })).rejects.toMatchObject({
      code: "conflict",
      field: "name",
    });
    await expect(updateFolder(ctx(), mine.id, { version: 1, externalId: "4711" })).rejects.toMatchObject({
      code: "conflict",
      field: "externalId",
    });
  });

  it("does not find a folder of another organization, nor take it as a place", async () => {
    const [mine, theirs] = [await makeOrganization(), await makeOrganization()];
    const [folder, foreign] = [await make(mine, "Mine"), await make(theirs, "Theirs")];
    for (const id of [foreign.id, uuidv7()]) {
      await expect(updateFolder(mine.ctx(), id, { version: 1, name: "Taken" })).rejects.toMatchObject({
        code: "not_found",
      });
    }
    await expect(updateFolder(mine.ctx(), folder.id, { version: 1, parentId: foreign.id })).rejects.toMatchObject({
      code: "invalid_input",
      field: "parentId",
    });
  });

  it("is forbidden for ReadOnly", async () => {
    const organization = await makeOrganization();
    const folder = await make(organization, "Sales");
    await expect(
      updateFolder(organization.ctx("ReadOnly"), folder.id, { version: 1, name: "Mine" }),
    ).rejects.toMatchObject({ code: "forbidden" });
  });
});
