import { expect, it } from "vitest";
import { createConnector } from "@/lib/connectors/create-connector";
import { deleteConnector } from "@/lib/connectors/delete-connector";
import { getConnector } from "@/lib/connectors/get-connector";
import { listConnectors } from "@/lib/connectors/list-connectors";
import { updateConnector } from "@/lib/connectors/update-connector";
import { getDatabase } from "@/lib/db/database";
import { listFolderAccess } from "@/lib/folders/list-folder-access";
import { revokeFolder } from "@/lib/folders/revoke-folder";
import { getGroup } from "@/lib/groups/get-group";
import { flushRequestLog } from "@/lib/request-log/background-log";
import { getUser } from "@/lib/users/get-user";
import { listDeletedUsers } from "@/lib/users/list-deleted-users";
import { restoreUser } from "@/lib/users/restore-user";
import { updateUserByHand } from "@/lib/users/update-user-by-hand";
import { onEachDatabase } from "@/tests/support/database";
import { fingerprint } from "@/tests/support/fingerprint";
import { askFor, insertFolder } from "@/tests/support/folders";
import { auditOf, makeOrganization } from "@/tests/support/make-organization";
import { populate } from "@/tests/support/populated-organization";
import { useScim } from "@/tests/support/scim";

const userUrn = "urn:ietf:params:scim:schemas:core:2.0:User";

onEachDatabase("delete connector", () => {
  const scim = useScim();

  it("leaves people and groups to nobody, and takes credentials, conflicts and holds along", async () => {
    const world = await populate(await scim.connect());
    const { ctx, connectorId, organization } = world;
    const { users, groups, name } = await getConnector(ctx, connectorId);
    const [user, group] = [await getUser(ctx, world.userId), await getGroup(ctx, world.groupId)];

    expect(await deleteConnector(ctx, connectorId)).toEqual({ users, groups });
    expect(users).toBeGreaterThan(0);
    expect(groups).toBeGreaterThan(0);

    expect(await listConnectors(ctx)).toEqual([]);
    expect(await getUser(ctx, world.userId)).toMatchObject({
      origin: { kind: "hand" },
      version: user.version + 1,
      externalId: world.externalId,
      groupCount: 1,
      active: true,
    });
    expect(await getGroup(ctx, world.groupId)).toMatchObject({
      origin: { kind: "hand" },
      version: group.version + 1,
      memberCount: 1,
    });
    for (const table of ["conflict", "guard_hold", "access_loss", "folder_request"]) {
      const rows = await (await getDatabase()).query(`select 1 from ${table} where organization_id = $1`, [
        organization.id,
      ]);
      expect([table, rows]).toEqual([table, []]);
    }
    const credentials = await (await getDatabase()).query<{ kind: string }>(
      "select distinct kind from credential where organization_id = $1 order by kind",
      [organization.id],
    );
    expect(credentials.map(({ kind }) => kind)).toEqual(["api_token", "service_token"]);
    const entries = await auditOf(organization.id, connectorId);
    expect(entries.at(-1)).toMatchObject({
      action: "connector.delete",
      before: { name, users, groups, credentials: 1 },
      after: null,
    });
    expect(entries.filter(({ action }) => action === "connector.delete")).toHaveLength(1);
  });

  it("refuses the next request of Entra", async () => {
    const world = await populate(await scim.connect());
    await deleteConnector(world.ctx, world.connectorId);
    expect((await world.send("GET", "/Users")).status).toBe(401);
  });

  it("counts what Entra gave as given by hand: roles and folders stay, and a person can take them away", async () => {
    const world = await scim.connect();
    const { ctx, organization, connectorId } = world;
    await updateConnector(ctx, connectorId, { roleRule: true, licenceRule: true, defaultUserType: "Standard" });
    const { body } = await world.send("POST", "/Users", {
      body: { schemas: [userUrn], userName: "ada", roles: [{ value: "Admin", primary: true }] },
    });
    const folderId = await insertFolder(organization.id, "Plans");
    await askFor(organization.id, body.id, ["Plans"], { connectorId });
    await deleteConnector(ctx, connectorId);

    const user = await getUser(ctx, body.id);
    expect(user).toMatchObject({
      accessRole: "Admin",
      userType: "Standard",
      access: { accessRole: { byHand: "Admin", sent: null }, userType: { isDefault: false } },
    });
    const [person] = (await listFolderAccess(ctx, folderId, {})).items;
    expect(person).toMatchObject({ userId: body.id, grants: [{ source: "hand", givenBy: "Microsoft Entra ID" }] });

    await updateUserByHand(ctx, body.id, { accessRole: null, displayName: "Ada by hand" });
    expect(await getUser(ctx, body.id)).toMatchObject({ accessRole: null, displayName: "Ada by hand" });
    expect(await revokeFolder(ctx, folderId, body.id)).toEqual({ stays: [] });
  });

  it("keeps those whom it deleted restorable, as people of nobody", async () => {
    const world = await scim.connect();
    const { body } = await world.send("POST", "/Users", { body: { schemas: [userUrn], userName: "leaver" } });
    await world.send("DELETE", `/Users/${body.id}`);
    await deleteConnector(world.ctx, world.connectorId);
    expect((await listDeletedUsers(world.ctx, {})).items).toMatchObject([{ id: body.id }]);
    await restoreUser(world.ctx, body.id);
    expect(await getUser(world.ctx, body.id)).toMatchObject({ origin: { kind: "hand" } });
  });

  it("changes nothing for another version than expected, from another organization, and without connector:delete", async () => {
    const world = await populate(await scim.connect());
    const { ctx, connectorId, organization } = world;
    const other = await makeOrganization();
    await flushRequestLog();
    const before = await fingerprint(organization.id);
    for (const [attempt, code] of [
      [() => deleteConnector(ctx, connectorId, { version: 99 }), "conflict"],
      [() => deleteConnector(other.ctx(), connectorId), "not_found"],
      [() => deleteConnector(organization.ctx("Admin"), connectorId), "forbidden"],
    ] as const) {
      await expect(attempt()).rejects.toMatchObject({ code });
    }
    expect(await fingerprint(organization.id)).toEqual(before);
  });

  it("touches another connector of the organization in nothing", async () => {
    const world = await populate(await scim.connect());
    const other = await createConnector(world.ctx, { kind: "entra" });
    await deleteConnector(world.ctx, other.id);
    expect(await getUser(world.ctx, world.userId)).toMatchObject({ origin: { connectorId: world.connectorId } });
    expect((await world.send("GET", "/Users")).status).toBe(200);
  });
});
