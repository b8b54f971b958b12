import { v7 as uuidv7 } from "uuid";
import { beforeAll, expect, it } from "vitest";
import { withOrganization } from "@/lib/db/with-organization";
import { bulkUpdateUsers } from "@/lib/users/bulk-update-users";
import { findUser } from "@/lib/users/find-user";
import { listUsers } from "@/lib/users/list-users";
import { setLoginMethods } from "@/lib/users/set-login-methods";
import { onEachDatabase } from "@/tests/support/database";
import { foldersOf, insertFolder } from "@/tests/support/folders";
import { founderOf } from "@/tests/support/make-admin";
import { makeConnector } from "@/tests/support/make-connector";
import { auditOf, makeOrganization, type TestOrganization } from "@/tests/support/make-organization";
import { makePeople } from "@/tests/support/make-people";

onEachDatabase("bulk update users", () => {
  let organization: TestOrganization;
  let connectorId: string;
  beforeAll(async () => {
    const connector = await makeConnector();
    organization = connector.organization;
    connectorId = connector.connectorId;
  });

  const made = (count: number) => makePeople(organization.id, count, { prefix: `p${Math.random()}` });
  const ofEntra = (count: number) => makePeople(organization.id, count, { prefix: `e${Math.random()}`, connectorId });

  it("changes those who may, and says for each of Entra's people who owns the user type", async () => {
    const [own, theirs] = [await made(3), await ofEntra(2)];
    const userIds = [...own, ...theirs, ...own];
    const action = { kind: "setUserType", userType: "Premium" } as const;
    const outcome = await bulkUpdateUsers(organization.ctx("Admin"), { userIds, action });
    expect(outcome).toMatchObject({ changed: 3, unchanged: 0 });
    expect(outcome.refused.map(({ id }) => id).sort()).toEqual([...theirs].sort());
    expect(outcome.refused[0]?.reason).toMatch(/^Entra owns userType\./);
    expect(outcome.refused[0]?.name).toMatch(/^E0/);
    expect(await auditOf(organization.id, own[0] ?? "")).toMatchObject([{ action: "user.update" }]);
    expect(await auditOf(organization.id, theirs[0] ?? "")).toEqual([]);
    expect(await bulkUpdateUsers(organization.ctx(), { userIds: own, action })).toEqual({
      changed: 0,
      unchanged: 3,
      refused: [],
    });
  });

  it("deactivates, activates, sets access role and login method, also of Entra's people", async () => {
    const userIds = await ofEntra(2);
    const [id = ""] = userIds;
    const run = (action: Parameters<typeof bulkUpdateUsers>[1]["action"]) =>
      bulkUpdateUsers(organization.ctx("Admin"), { userIds, action });
    expect(await run({ kind: "deactivate" })).toMatchObject({ changed: 2, refused: [] });
    expect(await findUser(organization.ctx(), id)).toMatchObject({ active: false });
    expect(await run({ kind: "activate" })).toMatchObject({ changed: 2 });
    expect(await run({ kind: "setAccessRole", accessRole: "User" })).toMatchObject({ changed: 2 });
    expect(await run({ kind: "setLoginMethod", loginMethod: "sso" })).toMatchObject({ changed: 2 });
    expect(await findUser(organization.ctx(), id)).toMatchObject({ active: true, accessRole: "User" });
  });

  it("sets the login method of 500 people at once, with an audit row each, and ends their sessions", async () => {
    const one = await makeOrganization();
    const userIds = await makePeople(one.id, 500);
    const outcome = await setLoginMethods(one.ctx("Admin"), userIds, "sso");
    expect(outcome).toMatchObject({ changed: 500, unchanged: 0, refused: [] });
    expect([...(outcome.changedIds ?? [])].sort()).toEqual([...userIds].sort());
    expect(await auditOf(one.id, userIds[499] ?? "")).toEqual([
      {
        action: "user.update",
        actor_name: "Mia Chen",
        before: { loginMethod: "builtin" },
        after: { loginMethod: "sso" },
      },
    ]);
    const [entries] = await withOrganization(one.id, (tx) =>
      tx.query<{ people: number }>(
        "select count(distinct target_id)::int as people from audit_entry where action = 'user.update'",
      ),
    );
    expect(entries?.people).toBe(500);
    expect(await findUser(one.ctx(), userIds[0] ?? "")).toMatchObject({ loginMethod: "sso", version: 2 });
    expect(await setLoginMethods(one.ctx(), userIds, "sso")).toMatchObject({ changed: 0, unchanged: 500 });
  });

  it("refuses the login method of stronger people and of the last admin, and changes the others", async () => {
    const one = await makeOrganization();
    const founder = await founderOf(one);
    const [other = ""] = await makePeople(one.id, 1);
    expect(await setLoginMethods(one.ctx("Admin"), [founder, other], "sso")).toMatchObject({
      changed: 1,
      refused: [{ id: founder }],
    });
    expect(await setLoginMethods(one.ctx(), [founder, other], "sso")).toMatchObject({
      changed: 0,
      unchanged: 1,
      refused: [{ id: founder, code: "last_admin" }],
    });
    await expect(setLoginMethods(one.ctx("User"), [other], "sso")).rejects.toMatchObject({ code: "forbidden" });
    const stranger = await makeOrganization();
    expect(await setLoginMethods(stranger.ctx(), [other], "builtin")).toMatchObject({ changed: 0, unchanged: 0 });
    expect(await findUser(one.ctx(), other)).toMatchObject({ loginMethod: "sso" });
  });

  it("gives a folder once, and deletes", async () => {
    const userIds = await made(3);
    const folderId = await insertFolder(organization.id, `Sales ${Math.random()}`);
    const action = { kind: "addToFolder", folderId } as const;
    expect(await bulkUpdateUsers(organization.ctx("User"), { userIds: userIds.slice(0, 2), action })).toMatchObject({
      changed: 2,
    });
    expect(await bulkUpdateUsers(organization.ctx("User"), { userIds, action })).toMatchObject({
      changed: 1,
      unchanged: 2,
    });
    expect(await foldersOf(organization.id, userIds[0] ?? "", "hand")).toEqual([folderId]);
    const deleted = await bulkUpdateUsers(organization.ctx(), { userIds, action: { kind: "delete" } });
    expect(deleted).toEqual({ changed: 3, unchanged: 0, refused: [] });
    expect(await findUser(organization.ctx(), userIds[0] ?? "")).toBeNull();
  });

  it("keeps the last admin, and changes the others all the same", async () => {
    const one = await makeOrganization();
    const userIds = [await founderOf(one), ...(await makePeople(one.id, 2))];
    const outcome = await bulkUpdateUsers(one.ctx(), { userIds, action: { kind: "deactivate" } });
    expect(outcome).toMatchObject({ changed: 2, refused: [{ id: userIds[0] }] });
    expect(outcome.refused[0]?.reason).toContain("last EnterpriseAdmin");
  });

  it("names ids of another organization as nobody, and leaves them alone", async () => {
    const other = await makeOrganization();
    const userIds = [...(await makePeople(other.id, 1)), uuidv7()];
    const outcome = await bulkUpdateUsers(organization.ctx(), { userIds, action: { kind: "delete" } });
    expect(outcome).toMatchObject({ changed: 0, unchanged: 0 });
    expect(outcome.refused.map(({ id }) => id)).toEqual(userIds);
    expect((await listUsers(other.ctx(), {})).total.count).toBe(2);
  });

  it("refuses as a whole what no one may have: an unknown user type, an absent folder", async () => {
    const userIds = await made(1);
    const type = { kind: "setUserType", userType: "Gold" } as const;
    await expect(bulkUpdateUsers(organization.ctx(), { userIds, action: type })).rejects.toMatchObject({
      code: "invalid_input",
      field: "userType",
    });
    const folder = { kind: "addToFolder", folderId: uuidv7() } as const;
    await expect(bulkUpdateUsers(organization.ctx(), { userIds, action: folder })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("is forbidden without user:update", async () => {
    const userIds = await made(1);
    const act = bulkUpdateUsers(organization.ctx("User"), { userIds, action: { kind: "delete" } });
    await expect(act).rejects.toMatchObject({ code: "forbidden" });
  });
});
