import { expect, it } from "vitest";
import { createFolder } from "@/lib/folders/create-folder";
import { grantUnknownFolder } from "@/lib/folders/grant-unknown-folder";
import { ignoreUnknownFolder } from "@/lib/folders/ignore-unknown-folder";
import { listFolders } from "@/lib/folders/list-folders";
import { listUnknownFolders } from "@/lib/folders/list-unknown-folders";
import { stopIgnoringFolder } from "@/lib/folders/stop-ignoring-folder";
import { onEachDatabase } from "@/tests/support/database";
import { askFor, foldersOf } from "@/tests/support/folders";
import { makeConnector } from "@/tests/support/make-connector";
import { auditOf, makeOrganization } from "@/tests/support/make-organization";
import { makePeople } from "@/tests/support/make-people";

onEachDatabase("unknown folders", () => {
  it("lists what people wait for, most people first, with the first spelling and its connector", async () => {
    const { organization, connectorId } = await makeConnector();
    const { id, ctx } = organization;
    const [one = "", two = "", three = ""] = await makePeople(id, 3);
    const since = new Date("2026-11-03T09:14:00Z");
    await askFor(id, one, ["Sales EU", "4711"], { connectorId, now: since });
    await askFor(id, two, ["SALES EU"], { connectorId });
    await askFor(id, three, ["sales eu", "Known"]);
    await createFolder(ctx(), { name: "Known", parentId: null, externalId: null });
    expect(await listUnknownFolders(ctx("ReadOnly"), {})).toEqual({
      items: [
        {
          value: "Sales EU",
          people: 3,
          firstSeen: since.toISOString(),
          connectorIds: [connectorId],
          namesakes: 0,
        },
        { value: "4711", people: 1, firstSeen: since.toISOString(), connectorIds: [connectorId], namesakes: 0 },
      ],
      total: 2,
      ignored: 0,
    });
    const ofConnector = await listUnknownFolders(ctx(), { connectorId });
    expect(ofConnector.items.map(({ value, people }) => [value, people])).toEqual([
      ["Sales EU", 2],
      ["4711", 1],
    ]);
  });

  it("creates the folder and grants it to everybody who waited, and audits the number", async () => {
    const { id, ctx } = await makeOrganization();
    const people = await makePeople(id, 3);
    for (const userId of people) await askFor(id, userId, ["Sales EU", "Other"]);
    await ignoreUnknownFolder(ctx(), { value: "Sales EU" });
    const granted = await grantUnknownFolder(ctx("User"), { value: "SALES EU" });
    expect(granted).toMatchObject({ folder: { name: "Sales EU", parentId: null, people: 3 }, people: 3 });
    for (const userId of people) expect(await foldersOf(id, userId)).toEqual([granted.folder.id]);
    expect(await listUnknownFolders(ctx(), {})).toMatchObject({ items: [{ value: "Other" }], total: 1, ignored: 0 });
    expect(await auditOf(id, granted.folder.id)).toMatchObject([{ action: "folder.create", after: { people: 3 } }]);
  });

  it("creates it once when two press at once", async () => {
    const { id, ctx } = await makeOrganization();
    const [userId = ""] = await makePeople(id, 1);
    await askFor(id, userId, ["Sales"]);
    const done = await Promise.allSettled([1, 2].map(() => grantUnknownFolder(ctx(), { value: "Sales" })));
    expect(done.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await listFolders(ctx(), {})).toHaveLength(1);
  });

  it("refuses what cannot be a folder's name, with the rule and what was sent", async () => {
    const { id, ctx } = await makeOrganization();
    const [userId = ""] = await makePeople(id, 1);
    await askFor(id, userId, ["Sales, EU", "x".repeat(201)]);
    await expect(grantUnknownFolder(ctx(), { value: "Sales, EU" })).rejects.toMatchObject({
      code: "invalid_input",
      message: expect.stringContaining("no comma, because Entra separates folders by commas. Entra sent “Sales, EU”"),
    });
    await expect(grantUnknownFolder(ctx(), { value: "x".repeat(201) })).rejects.toThrow("at most 200 characters");
  });

  it("refuses to make a third folder of a name, because two leave open which is meant", async () => {
    const { id, ctx } = await makeOrganization();
    const [userId = ""] = await makePeople(id, 1);
    const top = await createFolder(ctx(), { name: "EU", parentId: null, externalId: null });
    for (const parentId of [null, top.id]) await createFolder(ctx(), { name: "Sales", parentId, externalId: null });
    await askFor(id, userId, ["Sales"]);
    expect((await listUnknownFolders(ctx(), {})).items).toMatchObject([{ value: "Sales", namesakes: 2 }]);
    await expect(grantUnknownFolder(ctx(), { value: "Sales" })).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("2 folders are called “Sales”"),
    });
  });

  it("ignores one and shows it again", async () => {
    const { id, ctx } = await makeOrganization();
    const [userId = ""] = await makePeople(id, 1);
    await askFor(id, userId, ["Sales", "Other"]);
    await ignoreUnknownFolder(ctx("User"), { value: " SALES " });
    await ignoreUnknownFolder(ctx(), { value: "Sales" });
    expect(await listUnknownFolders(ctx(), {})).toMatchObject({ items: [{ value: "Other" }], total: 1, ignored: 1 });
    expect(await listUnknownFolders(ctx(), { ignored: "true" })).toMatchObject({
      items: [{ value: "Sales" }],
      total: 1,
    });
    await stopIgnoringFolder(ctx("User"), { value: "sales" });
    await stopIgnoringFolder(ctx(), { value: "sales" });
    expect(await listUnknownFolders(ctx(), {})).toMatchObject({ total: 2, ignored: 0 });
    expect((await auditOf(id, "sales")).map(({ action }) => action)).toEqual(["folder.ignore", "folder.unignore"]);
  });

  it("does not find what another organization waits for", async () => {
    const [mine, theirs] = [await makeOrganization(), await makeOrganization()];
    const [userId = ""] = await makePeople(theirs.id, 1);
    await askFor(theirs.id, userId, ["Sales"]);
    expect(await listUnknownFolders(mine.ctx(), {})).toEqual({ items: [], total: 0, ignored: 0 });
    await expect(grantUnknownFolder(mine.ctx(), { value: "Sales" })).rejects.toMatchObject({ code: "not_found" });
    await expect(ignoreUnknownFolder(mine.ctx(), { value: "Sales" })).rejects.toMatchObject({ code: "not_found" });
    await ignoreUnknownFolder(theirs.ctx(), { value: "Sales" });
    await stopIgnoringFolder(mine.ctx(), { value: "Sales" });
    expect(await listUnknownFolders(theirs.ctx(), {})).toMatchObject({ ignored: 1 });
  });

  it("is forbidden to act for ReadOnly, and to look without folder:read", async () => {
    const { ctx } = await makeOrganization();
    const value = "Sales";
    await expect(grantUnknownFolder(ctx("ReadOnly"), { value })).rejects.toMatchObject({ code: "forbidden" });
    await expect(ignoreUnknownFolder(ctx("ReadOnly"), { value })).rejects.toMatchObject({ code: "forbidden" });
    await expect(stopIgnoringFolder(ctx("ReadOnly"), { value })).rejects.toMatchObject({ code: "forbidden" });
    const nobody = { ...ctx(), permissions: new Set<never>() };
    await expect(listUnknownFolders(nobody, {})).rejects.toMatchObject({ code: "forbidden" });
  });
});
