import { expect, it } from "vitest";
import { withOrganization } from "@/lib/db/with-organization";
import { lockFolders } from "@/lib/folders/lock-folders";
import { resolveFolderRequests } from "@/lib/folders/resolve-folder-requests";
import { onEachDatabase } from "@/tests/support/database";
import { accessOf, askFor, foldersOf, insertAccess, insertFolder, resolveAgain } from "@/tests/support/folders";
import { makeConnector } from "@/tests/support/make-connector";
import { makeOrganization } from "@/tests/support/make-organization";
import { makePeople } from "@/tests/support/make-people";

const change = (organizationId: string, text: string, ...params: unknown[]) =>
  withOrganization(organizationId, (tx) => tx.query(text, [organizationId, ...params]));

onEachDatabase("resolve folder requests", () => {
  it("gives a new folder to everybody who asked for it, in the name of the connector that asked", async () => {
    const { organization, connectorId } = await makeConnector();
    const { id } = organization;
    const people = await makePeople(id, 3, { connectorId });
    for (const userId of people.slice(0, 2)) await askFor(id, userId, ["Sales EU", "4711"], { connectorId });
    const sales = await insertFolder(id, "sales eu");
    const now = new Date("2026-11-03T09:14:00Z");
    expect(await resolveAgain(id, ["Sales EU"], now)).toBe(2);
    for (const userId of people.slice(0, 2)) {
      expect(await accessOf(id, userId)).toMatchObject([
        { folder_id: sales, source: "scim", granted_by: "Microsoft Entra ID", since: now },
      ]);
    }
    expect(await foldersOf(id, people[2] ?? "")).toEqual([]);
    expect(await resolveAgain(id, ["sales eu", "4711", "never asked"])).toBe(0);
  });

  it("moves access from the old folder to the new one, once for a user who names it twice", async () => {
    const { id } = await makeOrganization();
    const [userId = ""] = await makePeople(id, 1);
    const first = await insertFolder(id, "Sales", { externalId: "S1" });
    await askFor(id, userId, ["Sales", "S1"]);
    await change(id, "update folder set name = 'Old', name_key = 'old' where organization_id = $1");
    const second = await insertFolder(id, "Sales");
    await resolveAgain(id, ["sales"]);
    expect(await foldersOf(id, userId)).toEqual([first, second].sort());
    await change(id, "update folder set external_id = null where organization_id = $1 and id = $2", first);
    await change(id, "update folder set external_id = 'S1' where organization_id = $1 and id = $2", second);
    await resolveAgain(id, ["s1"]);
    expect(await foldersOf(id, userId)).toEqual([second]);
  });

  it("leaves the folder that a hand or a rule gave", async () => {
    const { id } = await makeOrganization();
    const [userId = ""] = await makePeople(id, 1);
    const sales = await insertFolder(id, "Sales");
    await askFor(id, userId, ["Sales"]);
    await insertAccess(id, sales, [userId]);
    await insertAccess(id, sales, [userId], "rule");
    await change(id, "update folder set name = 'Old', name_key = 'old' where organization_id = $1");
    await resolveAgain(id, ["Sales"]);
    expect(await accessOf(id, userId)).toMatchObject([{ source: "hand" }, { source: "rule" }]);
  });

  it("takes access away when a second folder of the name makes it ambiguous, and gives it back", async () => {
    const { id } = await makeOrganization();
    const [userId = ""] = await makePeople(id, 1);
    const parent = await insertFolder(id, "EU");
    const sales = await insertFolder(id, "Sales");
    await askFor(id, userId, ["Sales"]);
    const twin = await insertFolder(id, "Sales", { parentId: parent });
    await resolveAgain(id, ["sales"]);
    expect(await foldersOf(id, userId)).toEqual([]);
    await change(id, "delete from folder where organization_id = $1 and id = $2", twin);
    await resolveAgain(id, ["sales"]);
    expect(await foldersOf(id, userId)).toEqual([sales]);
  });

  it("loses nobody when people ask for a folder while it is made", async () => {
    const { id } = await makeOrganization();
    const people = await makePeople(id, 30);
    const asking = people.map((userId) => askFor(id, userId, ["Sales", "Other"]));
    await Promise.all(asking.slice(0, 15));
    const making = withOrganization(id, async (tx) => {
      await lockFolders(tx, id);
      await tx.query(
        `insert into folder (organization_id, id, name, name_key, version, created_at, updated_at)
         values ($1, gen_random_uuid(), 'Sales', 'sales', 1, now(), now())`,
        [id],
      );
      await resolveFolderRequests(tx, { organizationId: id, valueKeys: ["sales"], givenBy: "Mia", now: new Date() });
    });
    await Promise.all([...asking, making]);
    const lacking = [];
    for (const userId of people) if ((await foldersOf(id, userId)).length !== 1) lacking.push(userId);
    expect(lacking).toEqual([]);
  });
});
