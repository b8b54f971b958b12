import { beforeAll, describe, expect, it } from "vitest";
import { updateConnector } from "@/lib/connectors/update-connector";
import { withOrganization } from "@/lib/db/with-organization";
import { createFolder } from "@/lib/folders/create-folder";
import { grantFolder } from "@/lib/folders/grant-folder";
import { deleteMetadataKey } from "@/lib/metadata/delete-metadata-key";
import { metadataUrn } from "@/lib/metadata/schemas";
import { createUser } from "@/lib/users/create-user";
import { deleteUser } from "@/lib/users/delete-user";
import { findUser } from "@/lib/users/find-user";
import { getUser } from "@/lib/users/get-user";
import { listDeletedUsers } from "@/lib/users/list-deleted-users";
import { purgeTombstones } from "@/lib/users/purge-tombstones";
import { restoreUser } from "@/lib/users/restore-user";
import { onEachDatabase } from "@/tests/support/database";
import { founderOf, makeAdmin } from "@/tests/support/make-admin";
import { auditOf, makeOrganization } from "@/tests/support/make-organization";
import { userFields } from "@/tests/support/make-users";
import { type ScimUnderTest, useScim } from "@/tests/support/scim";
import { makeGroup, makeUser, read } from "@/tests/support/scim-resources";

const folderUrn = "urn:ietf:params:scim:schemas:extension:2.0:CustomExtensionName";
const later = (days: number) => () => new Date(Date.now() + days * 86_400_000);

onEachDatabase("deletion and re-creation (K13)", () => {
  const scim = useScim();
  let client: ScimUnderTest;
  beforeAll(async () => {
    client = await scim.connect();
  });

  async function leaver(userName: string, more: object = {}) {
    const folder = await createFolder(client.ctx, { name: `Folder of ${userName}`, externalId: null, parentId: null });
    const asked = await createFolder(client.ctx, { name: `Asked by ${userName}`, externalId: null, parentId: null });
    const user = await makeUser(client, { userName, [folderUrn]: { folders: [asked.name] }, ...more });
    await grantFolder(client.ctx, folder.id, { userIds: [user.id] });
    const group = await makeGroup(client, { displayName: `Group of ${userName}` }, [user.id]);
    return { user, folder, asked, group };
  }

  it("keeps a tombstone: 404 for SCIM, restorable by a person with everything it had", async () => {
    const { user, group } = await leaver("ada");
    const before = await getUser(client.ctx, user.id);
    expect((await client.send("DELETE", `/Users/${user.id}`)).status).toBe(204);
    for (const method of ["GET", "DELETE"]) expect((await client.send(method, `/Users/${user.id}`)).status).toBe(404);
    expect((await client.send("GET", '/Users?filter=userName eq "ada"')).body.totalResults).toBe(0);
    expect((await read(client, `/Groups/${group.id}`)).members).toBeUndefined();
    const { items } = await listDeletedUsers(client.ctx, { q: "ADA" });
    expect(items).toMatchObject([
      { id: user.id, userName: "ada", deletedBy: "Microsoft Entra ID", groups: 1, folders: 2 },
    ]);
    await restoreUser(client.organization.ctx("Admin"), user.id);
    const after = await getUser(client.ctx, user.id);
    expect(after).toEqual({
      ...before,
      version: before.version + 1,
      updatedAt: after.updatedAt,
      scim: after.scim,
    });
    expect((await read(client, `/Groups/${group.id}`)).members).toMatchObject([{ value: user.id }]);
    expect((await auditOf(client.organization.id, user.id)).map(({ action }) => action)).toContain("user.restore");
    expect((await listDeletedUsers(client.ctx, { q: "ada" })).items).toEqual([]);
  });

  it.each([
    [
      "the same object id, under another name",
      { userName: "bo@new.example", externalId: "5f3a1c7e-0000-4000-8000-000000000001" },
    ],
    ["the same object id and name", { userName: "bo-1", externalId: "5f3a1c7e-0000-4000-8000-000000000001" }],
  ])("re-creation with %s brings the person back", async (_name, sent) => {
    const externalId = sent.externalId;
    const { user, group } = await leaver(sent.userName === "bo-1" ? "bo-1" : "bo", { externalId, title: "Old" });
    await client.send("DELETE", `/Users/${user.id}`);
    const again = await makeUser(client, { ...sent, title: "New", [folderUrn]: { folders: [] } });
    expect(again).toMatchObject({ id: user.id, userName: sent.userName, title: "New" });
    expect(again.meta.created).toBe(user.meta.created);
    expect((await read(client, `/Groups/${group.id}`)).members).toMatchObject([{ value: user.id }]);
    const { access } = await getUser(client.ctx, user.id);
    expect(access.folders.map(({ source }) => source)).toEqual(["hand"]);
    await client.send("DELETE", `/Users/${user.id}`);
    await withOrganization(client.organization.id, (tx) => tx.query("delete from user_tombstone"));
  });

  it("re-creation by the name alone brings back whoever had no external id", async () => {
    const { user } = await leaver("cy");
    await client.send("DELETE", `/Users/${user.id}`);
    expect((await makeUser(client, { userName: "CY" })).id).toBe(user.id);
  });

  it("another person of the same name inherits nothing, and a human is asked", async () => {
    const { user } = await leaver("dee", { externalId: "5f3a1c7e-0000-4000-8000-00000000000a" });
    await client.send("DELETE", `/Users/${user.id}`);
    const other = await makeUser(client, { userName: "dee", externalId: "5f3a1c7e-0000-4000-8000-00000000000b" });
    expect(other.id).not.toBe(user.id);
    expect((await getUser(client.ctx, other.id)).access.folders).toEqual([]);
    const rows = await withOrganization(client.organization.id, (tx) =>
      tx.query("select kind, state from conflict where created_user_id = $1", [other.id]),
    );
    expect(rows).toEqual([{ kind: "deleted_before", state: "open" }]);
  });

  it("whom a person deleted does not come back with what they had because Entra creates them again; a human is asked", async () => {
    const externalId = "5f3a1c7e-0000-4000-8000-00000000000c";
    const { user, group } = await leaver("fay", { externalId });
    await deleteUser(client.ctx, user.id);
    const again = await makeUser(client, { userName: "fay", externalId });
    expect(again.id).not.toBe(user.id);
    expect((await read(client, `/Groups/${group.id}`)).members).toBeUndefined();
    const rows = await withOrganization(client.organization.id, (tx) =>
      tx.query("select kind from conflict where created_user_id = $1", [again.id]),
    );
    expect(rows).toEqual([{ kind: "deleted_before" }]);
  });

  it("erases at once where the connector says so", async () => {
    const erasing = await scim.connect();
    await updateConnector(erasing.ctx, erasing.connectorId, { deletePolicy: "erase" });
    const user = await makeUser(erasing, { userName: "gone" });
    await erasing.send("DELETE", `/Users/${user.id}`);
    expect((await erasing.send("GET", `/Users/${user.id}`)).status).toBe(404);
    expect((await listDeletedUsers(erasing.ctx, {})).items).toEqual([]);
    await expect(restoreUser(erasing.ctx, user.id)).rejects.toMatchObject({ code: "not_found" });
    expect((await makeUser(erasing, { userName: "gone" })).id).not.toBe(user.id);
  });

  it("refuses to restore when the user name has been taken, and keeps the tombstone", async () => {
    const organization = await makeOrganization();
    const made = await createUser(organization.ctx(), userFields("taken"));
    await deleteUser(organization.ctx(), made.id);
    await createUser(organization.ctx(), userFields("TAKEN"));
    await expect(restoreUser(organization.ctx(), made.id)).rejects.toMatchObject({
      code: "conflict",
      field: "userName",
    });
    expect((await listDeletedUsers(organization.ctx(), {})).items).toMatchObject([{ id: made.id }]);
  });

  it("leaves out groups and folders that are gone by now", async () => {
    const { user, folder, group } = await leaver("eve");
    await client.send("DELETE", `/Users/${user.id}`);
    await client.send("DELETE", `/Groups/${group.id}`);
    await withOrganization(client.organization.id, (tx) => tx.query("delete from folder where id = $1", [folder.id]));
    await restoreUser(client.ctx, user.id);
    const { groupCount, access } = await getUser(client.ctx, user.id);
    expect([groupCount, access.folders.map(({ source }) => source)]).toEqual([0, ["scim"]]);
  });

  it("leaves out the values of metadata keys that were deleted by now, and the extension with the last of them", async () => {
    const rich = await makeUser(client, { userName: "rich", [metadataUrn]: { Site: "Berlin", CostCenter: "7" } });
    const poor = await makeUser(client, { userName: "poor", [metadataUrn]: { costcenter: "8" } });
    for (const { id } of [rich, poor]) await deleteUser(client.ctx, id);
    await deleteMetadataKey(client.organization.ctx(), "CostCenter");
    for (const { id } of [rich, poor]) await restoreUser(client.organization.ctx(), id);
    expect((await read(client, `/Users/${rich.id}`))[metadataUrn]).toEqual({ Site: "Berlin" });
    const attributes = (await findUser(client.ctx, poor.id))?.attributes;
    expect(Object.keys(attributes ?? {})).not.toContain(metadataUrn);
  });

  it("purges after 30 days, and not before, with an audit row", async () => {
    const organization = await makeOrganization();
    const made = await createUser(organization.ctx(), userFields("old"));
    await deleteUser(organization.ctx(), made.id);
    await purgeTombstones(later(29)());
    expect((await listDeletedUsers(organization.ctx(), {})).items).toHaveLength(1);
    expect(await purgeTombstones(later(31)())).toBeGreaterThanOrEqual(1);
    expect((await listDeletedUsers(organization.ctx(), {})).items).toEqual([]);
    expect((await auditOf(organization.id, made.id)).at(-1)).toMatchObject({
      action: "user.erase",
      actor_name: "Usher",
    });
  });

  describe("restoring", () => {
    it("is not found in another organization, forbidden without user:create, and refused above one's own role", async () => {
      const [mine, theirs] = [await makeOrganization(), await makeOrganization()];
      await makeAdmin(theirs);
      const founder = await founderOf(theirs);
      await deleteUser(theirs.ctx(), founder);
      await expect(restoreUser(mine.ctx(), founder)).rejects.toMatchObject({ code: "not_found" });
      await expect(restoreUser(theirs.ctx("User"), founder)).rejects.toMatchObject({ code: "forbidden" });
      await expect(restoreUser(theirs.ctx("Admin"), founder)).rejects.toMatchObject({ code: "forbidden" });
      expect(await findUser(theirs.ctx(), founder)).toBeNull();
      expect(await restoreUser(theirs.ctx(), founder)).toMatchObject({ id: founder, accessRole: "EnterpriseAdmin" });
    });
  });
});
