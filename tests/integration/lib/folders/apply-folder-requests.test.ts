import { expect, it } from "vitest";
import { withOrganization } from "@/lib/db/with-organization";
import { onEachDatabase } from "@/tests/support/database";
import { accessOf, askFor, foldersOf, insertAccess, insertFolder } from "@/tests/support/folders";
import { makeOrganization } from "@/tests/support/make-organization";
import { makePeople } from "@/tests/support/make-people";

const requestsOf = (organizationId: string, userId: string) =>
  withOrganization(organizationId, (tx) =>
    tx.query<{ value: string; folder_id: string | null; since: Date }>(
      `select value, folder_id, since from folder_request where organization_id = $1 and user_id = $2 order by value`,
      [organizationId, userId],
    ),
  );

async function personOf() {
  const { id } = await makeOrganization();
  const [userId = ""] = await makePeople(id, 1);
  return { id, userId };
}

onEachDatabase("apply folder requests", () => {
  it("takes a value as id, external id or name, in any case for id and name, exactly for the external id", async () => {
    const { id, userId } = await personOf();
    const [a, b, c] = [
      await insertFolder(id, "Alpha"),
      await insertFolder(id, "Beta", { externalId: "Ext-1" }),
      await insertFolder(id, "Gämma"),
    ];
    expect(await askFor(id, userId, [a.toUpperCase(), "Ext-1", " GÄMMA "])).toEqual([]);
    expect(await foldersOf(id, userId)).toEqual([a, b, c].sort());
    expect(await askFor(id, userId, ["ext-1"])).toEqual(["ext-1"]);
    expect(await foldersOf(id, userId)).toEqual([]);
  });

  it("prefers the id to an external id, and the external id to a name", async () => {
    const { id, userId } = await personOf();
    const first = await insertFolder(id, "First");
    await insertFolder(id, "Decoy", { externalId: first });
    const named = await insertFolder(id, "Sales");
    const external = await insertFolder(id, "Other", { externalId: "Sales" });
    await askFor(id, userId, [first, "Sales"]);
    expect(await foldersOf(id, userId)).toEqual([first, external].sort());
    await askFor(id, userId, ["sales"]);
    expect(await foldersOf(id, userId)).toEqual([named]);
  });

  it("does not guess between two folders of one name", async () => {
    const { id, userId } = await personOf();
    const parent = await insertFolder(id, "EU");
    await insertFolder(id, "Sales");
    const child = await insertFolder(id, "Sales", { parentId: parent });
    expect(await askFor(id, userId, ["Sales", child])).toEqual(["Sales"]);
    expect(await foldersOf(id, userId)).toEqual([child]);
  });

  it("tells what is unknown in the order of the values, applies the rest, and counts one value once", async () => {
    const { id, userId } = await personOf();
    const sales = await insertFolder(id, "Sales");
    expect(await askFor(id, userId, ["4711", "Sales", "SALES", "", "  ", "Nowhere", "nowhere "])).toEqual([
      "4711",
      "Nowhere",
    ]);
    expect(await foldersOf(id, userId)).toEqual([sales]);
    expect((await requestsOf(id, userId)).map((row) => row.value)).toEqual(["4711", "Nowhere", "Sales"]);
  });

  it("replaces what was asked before, keeps the time of what stays, and leaves other givers alone", async () => {
    const { id, userId } = await personOf();
    const [kept, dropped, added] = [
      await insertFolder(id, "A"),
      await insertFolder(id, "B"),
      await insertFolder(id, "C"),
    ];
    await insertAccess(id, dropped, [userId]);
    await insertAccess(id, kept, [userId], "rule");
    const [monday, tuesday] = [new Date("2026-11-02T08:00:00Z"), new Date("2026-11-03T08:00:00Z")];
    await askFor(id, userId, ["A", "B"], { now: monday });
    await askFor(id, userId, [kept, "C"], { now: tuesday });
    const access = await accessOf(id, userId);
    expect(access.filter((row) => row.source === "scim")).toMatchObject([
      { folder_id: kept, since: monday, granted_by: "Microsoft Entra ID" },
      { folder_id: added, since: tuesday },
    ]);
    expect(access.filter((row) => row.source !== "scim")).toMatchObject([
      { folder_id: dropped, source: "hand" },
      { folder_id: kept, source: "rule" },
    ]);
  });

  it("clears everything that SCIM gave when nothing is asked", async () => {
    const { id, userId } = await personOf();
    const sales = await insertFolder(id, "Sales");
    await insertAccess(id, sales, [userId]);
    await askFor(id, userId, ["Sales", "Unknown"]);
    expect(await askFor(id, userId, [])).toEqual([]);
    expect(await requestsOf(id, userId)).toEqual([]);
    expect(await accessOf(id, userId)).toMatchObject([{ source: "hand" }]);
  });

  it("sees only folders of its own organization", async () => {
    const { id, userId } = await personOf();
    const other = await makeOrganization();
    const theirs = await insertFolder(other.id, "Theirs", { externalId: "theirs-1" });
    expect(await askFor(id, userId, [theirs, "Theirs", "theirs-1"])).toEqual([theirs, "Theirs", "theirs-1"]);
  });

  it("takes 1,000 values and refuses 1,001 and a value of 1,001 bytes, changing nothing", async () => {
    const { id, userId } = await personOf();
    const many = Array.from({ length: 1000 }, (_, index) => `Folder ${index}`);
    await insertFolder(id, "Folder 7");
    expect(await askFor(id, userId, many)).toHaveLength(999);
    await expect(askFor(id, userId, [...many, "one more"])).rejects.toMatchObject({
      code: "invalid_input",
      field: "folders",
      message: expect.stringContaining("1001 values"),
    });
    await expect(askFor(id, userId, ["x".repeat(1001)])).rejects.toMatchObject({ code: "invalid_input" });
    expect(await requestsOf(id, userId)).toHaveLength(1000);
  });
});
