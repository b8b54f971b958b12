import { v7 as uuidv7 } from "uuid";
import { expect, it } from "vitest";
import { createFolder } from "@/lib/folders/create-folder";
import { grantFolder } from "@/lib/folders/grant-folder";
import { revokeFolder } from "@/lib/folders/revoke-folder";
import { GrantFolder } from "@/lib/folders/schemas";
import { onEachDatabase } from "@/tests/support/database";
import { accessOf, askFor, foldersOf, insertAccess } from "@/tests/support/folders";
import { auditOf, makeOrganization } from "@/tests/support/make-organization";
import { makePeople } from "@/tests/support/make-people";

async function folderOf(people: number) {
  const organization = await makeOrganization();
  const ids = await makePeople(organization.id, people);
  const folder = await createFolder(organization.ctx(), { name: "Sales", parentId: null, externalId: null });
  return { ...organization, ids, first: ids[0] ?? "", folder };
}

it("takes 500 people at once and no more", () => {
  const userIds = Array.from({ length: 501 }, () => uuidv7());
  expect(GrantFolder.safeParse({ userIds: userIds.slice(1) }).success).toBe(true);
  expect(GrantFolder.safeParse({ userIds }).error?.issues[0]?.message).toBe("Choose at most 500 people at once.");
  expect(GrantFolder.safeParse({ userIds: [] }).success).toBe(false);
});

onEachDatabase("grant and revoke folder", () => {
  it("gives a folder by hand, once, and audits to whom", async () => {
    const { id, ctx, ids, folder } = await folderOf(3);
    const now = new Date("2026-11-03T09:14:00Z");
    expect(
      await grantFolder(
        ctx("User", () => now),
        folder.id,
        { userIds: ids.slice(0, 2) },
      ),
    ).toEqual({
      granted: 2,
      already: 0,
    });
    expect(await grantFolder(ctx("User"), folder.id, { userIds: [...ids, ...ids] })).toEqual({
      granted: 1,
      already: 2,
    });
    expect(await accessOf(id, ids[0] ?? "")).toMatchObject([{ source: "hand", granted_by: "Mia Chen", since: now }]);
    expect((await auditOf(id, folder.id)).slice(1)).toMatchObject([
      { action: "folder.grant", after: { people: expect.arrayContaining([{ id: ids[0], name: "Person-000001" }]) } },
      { action: "folder.grant", after: { people: [{ id: ids[2] }] } },
    ]);
    expect(await grantFolder(ctx(), folder.id, { userIds: ids })).toEqual({ granted: 0, already: 3 });
    expect(await auditOf(id, folder.id)).toHaveLength(3);
  });

  it("gives nobody anything when one of them does not exist here", async () => {
    const { id, ctx, ids, folder } = await folderOf(1);
    const other = await makeOrganization();
    const [foreign = ""] = await makePeople(other.id, 1);
    for (const stranger of [foreign, uuidv7()]) {
      await expect(grantFolder(ctx(), folder.id, { userIds: [...ids, stranger] })).rejects.toMatchObject({
        code: "not_found",
      });
    }
    expect(await accessOf(id, ids[0] ?? "")).toEqual([]);
  });

  it("takes away what a hand gave", async () => {
    const { id, ctx, first, folder } = await folderOf(1);
    await grantFolder(ctx(), folder.id, { userIds: [first] });
    expect(await revokeFolder(ctx("User"), folder.id, first)).toEqual({ stays: [] });
    expect(await accessOf(id, first)).toEqual([]);
    expect((await auditOf(id, folder.id)).at(-1)).toMatchObject({
      action: "folder.revoke",
      before: { people: [{ id: first, name: "Person-000001" }], givenBy: "Mia Chen" },
      after: null,
    });
  });

  it("says by whom the folder stays", async () => {
    const { id, ctx, first, folder } = await folderOf(1);
    await askFor(id, first, ["Sales"]);
    await grantFolder(ctx(), folder.id, { userIds: [first] });
    expect(await revokeFolder(ctx(), folder.id, first)).toMatchObject({
      stays: [{ source: "scim", givenBy: "Microsoft Entra ID" }],
    });
    expect(await foldersOf(id, first)).toEqual([folder.id]);
    await expect(revokeFolder(ctx(), folder.id, first)).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("Microsoft Entra ID gives this folder."),
    });
    await askFor(id, first, []);
    await insertAccess(id, folder.id, [first], "rule");
    await expect(revokeFolder(ctx(), folder.id, first)).rejects.toThrow("A group rule gives this folder.");
  });

  it("finds neither folders nor people of another organization", async () => {
    const [mine, theirs] = [await folderOf(1), await folderOf(1)];
    await insertAccess(theirs.id, theirs.folder.id, [theirs.first]);
    for (const [folderId, userId] of [
      [theirs.folder.id, mine.first],
      [theirs.folder.id, theirs.first],
      [mine.folder.id, theirs.first],
      [mine.folder.id, uuidv7()],
    ] as const) {
      await expect(revokeFolder(mine.ctx(), folderId, userId)).rejects.toMatchObject({ code: "not_found" });
    }
    await expect(grantFolder(mine.ctx(), theirs.folder.id, { userIds: [mine.first] })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("is forbidden for ReadOnly", async () => {
    const { ctx, first, folder } = await folderOf(1);
    await expect(grantFolder(ctx("ReadOnly"), folder.id, { userIds: [first] })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(revokeFolder(ctx("ReadOnly"), folder.id, first)).rejects.toMatchObject({ code: "forbidden" });
  });
});
