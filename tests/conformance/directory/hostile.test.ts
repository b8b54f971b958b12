import { describe, expect, it } from "vitest";
import { decideConflict } from "@/lib/conflicts/decide-conflict";
import { listConflicts } from "@/lib/conflicts/list-conflicts";
import { undoConflict } from "@/lib/conflicts/undo-conflict";
import { createConnector } from "@/lib/connectors/create-connector";
import { getConnector } from "@/lib/connectors/get-connector";
import { updateConnector } from "@/lib/connectors/update-connector";
import { createCredential } from "@/lib/credentials/create-credential";
import { createFolder } from "@/lib/folders/create-folder";
import { updateFolder } from "@/lib/folders/update-folder";
import { rejectHold } from "@/lib/guard/reject-hold";
import { releaseHold } from "@/lib/guard/release-hold";
import { createUserByHand } from "@/lib/users/create-user-by-hand";
import { findUser } from "@/lib/users/find-user";
import { getUser } from "@/lib/users/get-user";
import { restoreUser } from "@/lib/users/restore-user";
import { updateUserByHand } from "@/lib/users/update-user-by-hand";
import { connectWith } from "@/tests/support/connect-with";
import { onEachDatabase } from "@/tests/support/database";
import { expectScimError } from "@/tests/support/expect-scim";
import { founderOf, makeAdmin } from "@/tests/support/make-admin";
import { auditOf } from "@/tests/support/make-organization";
import { type ScimUnderTest, scimClient, useScim } from "@/tests/support/scim";
import { makeGroup, makeUser, patch, type Resource, read } from "@/tests/support/scim-resources";

const userUrn = "urn:ietf:params:scim:schemas:core:2.0:User";
const folderUrn = "urn:ietf:params:scim:schemas:extension:2.0:CustomExtensionName";
const metadataUrn = "urn:ietf:params:scim:schemas:extension:2.0:Metadata";
const objectId = (n: number) => `5f3a1c7e-0000-4000-8000-${String(n).padStart(12, "0")}`;
const off = { op: "Replace", path: "active", value: "False" };

async function secondConnector(client: ScimUnderTest): Promise<ScimUnderTest> {
  const { id } = await createConnector(client.ctx, { kind: "entra" });
  await updateConnector(client.ctx, id, { provisioningOn: true });
  const { secret } = await createCredential(client.ctx, id, { kind: "bearer", name: "Second", expires: "never" });
  return scimClient({ ...client, connectorId: id, token: secret }, new URL(client.url).origin);
}

onEachDatabase("what a hostile reader found in the directory", () => {
  const scim = useScim();
  const post = (client: ScimUnderTest, body: object) =>
    client.send("POST", "/Users", { body: { schemas: [userUrn], ...body } });

  it("a deactivation holds also when what stands beside it fails only on saving", async () => {
    const client = await connectWith(scim, { requiredAttributes: ["emails"] });
    const person = (userName: string) => ({
      userName,
      emails: [{ type: "work", value: `${userName}@contoso.example` }],
    });
    await makeUser(client, person("taken"));
    for (const [index, bad] of [
      { op: "Replace", path: "userName", value: "TAKEN" },
      { op: "Replace", path: 'emails[type eq "work"].value', value: "taken@contoso.example" },
      { op: "Replace", path: "externalId", value: "x".repeat(1500) },
      { op: "Replace", path: `${folderUrn}:folders`, value: [{ value: "x".repeat(1500) }] },
    ].entries()) {
      const user = await makeUser(client, person(`leaver-${index}`));
      const answer = await patch(client, `/Users/${user.id}`, off, bad);
      expect([index, answer.status, answer.body.active]).toEqual([index, 200, false]);
      expect(await read(client, `/Users/${user.id}`)).toMatchObject({ active: false, userName: user.userName });
    }
  });

  it("neither linking nor undoing brings back somebody who has left since", async () => {
    const client = await scim.connect();
    const other = await secondConnector(client);
    const user = await makeUser(client, { userName: "ada", externalId: objectId(1) });
    await patch(other, `/Users/${user.id}`, { op: "Replace", path: "title", value: "x" });
    await patch(client, `/Users/${user.id}`, off);
    const [conflict] = (await listConflicts(client.ctx, {})).items;
    await decideConflict(client.ctx, conflict!.id, { decision: "link", candidateId: user.id });
    expect(await findUser(client.ctx, user.id)).toMatchObject({ active: false, connectorId: other.connectorId });

    const made = await createUserByHand(client.ctx, { userName: "bo" });
    await post(client, { userName: "bo", externalId: objectId(2) });
    const [second] = (await listConflicts(client.ctx, {})).items;
    await decideConflict(client.ctx, second!.id, { decision: "link", candidateId: made.id });
    await patch(client, `/Users/${made.id}`, off);
    await undoConflict(client.ctx, second!.id);
    expect(await findUser(client.ctx, made.id)).toMatchObject({ active: false, connectorId: null });
  });

  it("the next holder of a name and mail nickname inherits no access role", async () => {
    const client = await scim.connect();
    for (const [externalId, role] of [
      ["john.smith", null],
      [objectId(3), "Admin"],
    ] as const) {
      const userName = `${externalId}@contoso.example`;
      const user = await makeUser(client, { userName, externalId });
      await updateUserByHand(client.ctx, user.id, { accessRole: "Admin" });
      await client.send("DELETE", `/Users/${user.id}`);
      const again = await makeUser(client, { userName, externalId });
      expect(again.id).toBe(user.id);
      expect(await findUser(client.ctx, user.id)).toMatchObject({ accessRole: role });
    }
  });

  it("who comes back gets the folders that the names mean now", async () => {
    const client = await scim.connect();
    const folder = (name: string) => createFolder(client.ctx, { name, externalId: null, parentId: null });
    const sales = await folder("Sales");
    const ids: string[] = [];
    for (const n of [4, 5]) {
      const user = await makeUser(client, {
        userName: `u${n}`,
        externalId: objectId(n),
        [folderUrn]: { folders: ["Sales", "Later"] },
      });
      await client.send("DELETE", `/Users/${user.id}`);
      ids.push(user.id);
    }
    await updateFolder(client.ctx, sales.id, { name: "Board secrets", version: sales.version });
    await folder("Sales");
    await folder("Later");
    await makeUser(client, { userName: "u4", externalId: objectId(4), [folderUrn]: { folders: ["Sales", "Later"] } });
    await restoreUser(client.ctx, ids[1]!);
    for (const id of ids) {
      const { access } = await getUser(client.ctx, id);
      expect(access.folders.map(({ name }) => name).sort()).toEqual(["Later", "Sales"]);
    }
  });

  it("who comes back under a new name comes back, though the old one was given to another", async () => {
    const client = await scim.connect();
    const john = await makeUser(client, { userName: "john", externalId: objectId(6) });
    await client.send("DELETE", `/Users/${john.id}`);
    await makeUser(client, { userName: "john", externalId: objectId(7) });
    expect((await makeUser(client, { userName: "john2", externalId: objectId(6) })).id).toBe(john.id);
  });

  it("who comes back has no role that SCIM sent once the role rule is off", async () => {
    const client = await connectWith(scim, { roleRule: true });
    const user = await makeUser(client, { userName: "cy", roles: [{ value: "Admin" }] });
    await client.send("DELETE", `/Users/${user.id}`);
    await updateConnector(client.ctx, client.connectorId, { roleRule: false });
    expect(await restoreUser(client.ctx, user.id)).toMatchObject({ accessRole: null, accessRoleSent: null });
  });

  it("linking applies the connector's settings: roles, default user type, and whose unknown folders they are", async () => {
    const client = await connectWith(scim, { roleRule: true, licenceRule: true, defaultUserType: "Standard" });
    const made = await createUserByHand(client.ctx, { userName: "dee" });
    await post(client, {
      userName: "dee",
      externalId: objectId(8),
      roles: [{ value: "User" }],
      [folderUrn]: { folders: ["Nowhere"] },
    });
    const [conflict] = (await listConflicts(client.ctx, {})).items;
    await decideConflict(client.ctx, conflict!.id, { decision: "link", candidateId: made.id });
    expect(await findUser(client.ctx, made.id)).toMatchObject({
      accessRole: "User",
      userType: "Standard",
      userTypeDefault: true,
    });
  });

  it("answers too long a name or id with 400 on every path that leads to a conflict", async () => {
    const client = await scim.connect();
    await createUserByHand(client.ctx, { userName: "eve", email: "eve@contoso.example" });
    const emails = [{ type: "work", value: "eve@contoso.example" }];
    const long = Array.from({ length: 1000 }, (_, index) => String(index * 7919)).join("-");
    expectScimError(await post(client, { userName: "eve2", externalId: long, emails }), 400, "invalidValue");
    expectScimError(await post(client, { userName: long, emails }), 400, "invalidValue");
    const other = await secondConnector(client);
    const user = await makeUser(client, { userName: "fay" });
    expectScimError(await patch(other, `/Users/${user.id}`, { op: "Add", path: "externalId", value: long }), 400);
  });

  it("two people with one mail nickname are two conflicts", async () => {
    const client = await scim.connect();
    for (const domain of ["a", "b"])
      await createUserByHand(client.ctx, { userName: `hand-${domain}`, email: `john@${domain}.example` });
    for (const domain of ["a", "b"]) {
      const emails = [{ type: "work", value: `john@${domain}.example` }];
      expect((await post(client, { userName: `john@${domain}.example`, externalId: "john", emails })).status).toBe(409);
    }
    const { items } = await listConflicts(client.ctx, {});
    expect(items.map(({ sent }) => sent.userName).sort()).toEqual(["john@a.example", "john@b.example"]);
    await decideConflict(client.ctx, items.find(({ sent }) => sent.userName === "john@b.example")!.id, {
      decision: "apart",
    });
    expect((await post(client, { userName: "john@a.example", externalId: "john" })).status).toBe(409);
    expect((await post(client, { userName: "john@b.example", externalId: "john" })).status).toBe(201);
  });

  it("audits whom a setting gives a role or a user type, and their version moves", async () => {
    const client = await scim.connect();
    const user = await makeUser(client, { userName: "gus", roles: [{ value: "Admin" }] });
    await updateConnector(client.ctx, client.connectorId, {
      roleRule: true,
      licenceRule: true,
      defaultUserType: "Standard",
    });
    const actions = (await auditOf(client.organization.id, user.id)).map(({ action }) => action);
    expect(actions.sort()).toEqual(["user.access", "user.create", "user.update"]);
    expect((await findUser(client.ctx, user.id))?.version).toBe(3);
  });

  it("another connector's group is neither changed nor deleted", async () => {
    const client = await scim.connect();
    const other = await secondConnector(client);
    const user = await makeUser(client, { userName: "hal" });
    const group = await makeGroup(client, { displayName: "IT" }, [user.id]);
    for (const answer of [
      await other.send("DELETE", `/Groups/${group.id}`),
      await patch(other, `/Groups/${group.id}`, { op: "Remove", path: "members", value: [{ value: user.id }] }),
    ]) {
      expectScimError(answer, 409);
      expect(answer.body.detail).toContain("another connector");
    }
    expect(await read(client, `/Groups/${group.id}`)).toEqual(group);
  });

  describe("under the guard", () => {
    async function held(count: number): Promise<{ client: ScimUnderTest; people: Resource[]; holdId: string }> {
      const client = await connectWith(scim, { guardLimit: 1 });
      const people: Resource[] = [];
      for (let index = 0; index < count; index += 1) people.push(await makeUser(client, { userName: `p${index}` }));
      for (const user of people) await patch(client, `/Users/${user.id}`, off);
      return { client, people, holdId: (await getConnector(client.ctx, client.connectorId)).holdId ?? "" };
    }
    const activeOf = async (client: ScimUnderTest, user: Resource) => (await findUser(client.ctx, user.id))?.active;

    it("whom Entra takes back while they wait is not released", async () => {
      const { client, people, holdId } = await held(4);
      const on = { op: "Replace", path: "active", value: "True" };
      expect((await patch(client, `/Users/${people[2].id}`, on)).status).toBe(200);
      const title = { op: "Replace", path: "title", value: "x" };
      expect((await patch(client, `/Users/${people[3].id}`, title)).status).toBe(503);
      expect(await releaseHold(client.ctx, holdId, {})).toMatchObject({ people: 1, hold: { state: "released" } });
      expect(await Promise.all(people.map((user) => activeOf(client, user)))).toEqual([false, false, true, true]);
    });

    it("whom an admin deactivated on purpose since is not brought back by keeping everyone", async () => {
      const { client, people, holdId } = await held(3);
      await updateUserByHand(client.ctx, people[0].id, { active: true });
      await updateUserByHand(client.ctx, people[0].id, { active: false });
      await rejectHold(client.ctx, holdId);
      expect(await Promise.all(people.map((user) => activeOf(client, user)))).toEqual([false, true, true]);
    });

    it("one person who may not lose access does not block the release of the others", async () => {
      const { client, people, holdId } = await held(4);
      const founder = await founderOf(client.organization);
      await updateUserByHand(client.ctx, people[3].id, { accessRole: "EnterpriseAdmin" });
      await patch(client, `/Users/${founder}`, off);
      const decision = await releaseHold(client.organization.ctx("Admin"), holdId, {});
      expect(decision).toMatchObject({ people: 2, hold: { state: "released" } });
      expect(decision.skipped).toHaveLength(2);
      expect(await findUser(client.ctx, founder)).toMatchObject({ active: true });
      expect(await activeOf(client, people[3])).toBe(true);
    });

    it("releases all but the last admin, also for an EnterpriseAdmin", async () => {
      const { client, holdId } = await held(2);
      const founder = await founderOf(client.organization);
      const second = await makeAdmin(client.organization);
      for (const id of [founder, second]) await patch(client, `/Users/${id}`, off);
      const decision = await releaseHold(client.ctx, holdId, {});
      expect([decision.people, decision.skipped.length]).toEqual([2, 1]);
    });
  });

  it("counts no metadata key that a refused request brought", async () => {
    const client = await scim.connect();
    await makeUser(client, { userName: "ivy" });
    expect((await post(client, { userName: "IVY", [metadataUrn]: { Ghost: "1" } })).status).toBe(409);
    expectScimError(
      await client.send("GET", `/Users?filter=${encodeURIComponent(`${metadataUrn}:Ghost pr`)}`),
      400,
      "invalidFilter",
    );
  });
});
