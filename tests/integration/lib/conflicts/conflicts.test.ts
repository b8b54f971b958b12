import { describe, expect, it } from "vitest";
import { decideConflict } from "@/lib/conflicts/decide-conflict";
import { listConflicts } from "@/lib/conflicts/list-conflicts";
import { undoConflict } from "@/lib/conflicts/undo-conflict";
import { createConnector } from "@/lib/connectors/create-connector";
import { updateConnector } from "@/lib/connectors/update-connector";
import { createCredential } from "@/lib/credentials/create-credential";
import { createFolder } from "@/lib/folders/create-folder";
import { grantFolder } from "@/lib/folders/grant-folder";
import { createGroupByHand } from "@/lib/groups/create-group-by-hand";
import { updateGroupByHand } from "@/lib/groups/update-group-by-hand";
import { createUserByHand } from "@/lib/users/create-user-by-hand";
import { findUser } from "@/lib/users/find-user";
import { getUser } from "@/lib/users/get-user";
import { onEachDatabase } from "@/tests/support/database";
import { expectScimError } from "@/tests/support/expect-scim";
import { founderOf } from "@/tests/support/make-admin";
import { auditOf, makeOrganization } from "@/tests/support/make-organization";
import { type ScimUnderTest, scimClient, useScim } from "@/tests/support/scim";
import { makeGroup, makeUser, patch, read } from "@/tests/support/scim-resources";

const userUrn = "urn:ietf:params:scim:schemas:core:2.0:User";
const objectId = (n: number) => `5f3a1c7e-0000-4000-8000-${String(n).padStart(12, "0")}`;

onEachDatabase("conflicts (S6)", () => {
  const scim = useScim();
  const post = (client: ScimUnderTest, body: object) =>
    client.send("POST", "/Users", { body: { schemas: [userUrn], ...body } });
  async function openOf(client: ScimUnderTest) {
    const { items } = await listConflicts(client.ctx, {});
    expect(items).toHaveLength(1);
    const [conflict] = items;
    if (conflict === undefined) throw new Error("There is no conflict.");
    return conflict;
  }
  const sent = (n: number, userName: string) => ({
    userName,
    externalId: objectId(n),
    displayName: "Sent",
    emails: [{ type: "work", value: userName }],
  });

  it("user name taken by one made by hand: 409 until linked; then Entra finds and owns the person", async () => {
    const client = await scim.connect();
    const made = await createUserByHand(client.ctx, { userName: "ada@contoso.example", accessRole: "User" });
    const refused = await post(client, sent(1, "ADA@contoso.example"));
    expectScimError(refused, 409, "uniqueness");
    expect(refused.body.detail).toMatch(/created by hand.*\/conflicts/);
    await post(client, sent(1, "ADA@contoso.example"));
    const conflict = await openOf(client);
    expect(conflict).toMatchObject({
      kind: "user_name_taken",
      times: 2,
      candidates: [{ id: made.id, fits: ["userName"] }],
    });
    const admin = client.organization.ctx("Admin");
    const linked = await decideConflict(admin, conflict.id, { decision: "link", candidateId: made.id });
    expect(linked).toMatchObject({ state: "linked", linkedUserId: made.id, decidedBy: "Mia Chen" });
    expect(await findUser(client.ctx, made.id)).toMatchObject({
      connectorId: client.connectorId,
      externalId: objectId(1),
      displayName: "Sent",
      accessRole: "User",
    });
    const match = await client.send("GET", '/Users?filter=userName eq "ada@contoso.example"');
    expect(match.body.Resources).toMatchObject([{ id: made.id }]);
    await undoConflict(admin, conflict.id);
    expect(await findUser(client.ctx, made.id)).toMatchObject({
      connectorId: null,
      externalId: null,
      displayName: null,
      userName: "ada@contoso.example",
    });
    expect((await auditOf(client.organization.id, conflict.id)).map(({ action }) => action)).toEqual([
      "conflict.open",
      "conflict.link",
      "conflict.undo",
    ]);
  });

  it("same e-mail under another name: nobody is duplicated until a human says they are two", async () => {
    const client = await scim.connect();
    await createUserByHand(client.ctx, { userName: "bo", email: "bo@contoso.example" });
    expectScimError(await post(client, sent(2, "bo@contoso.example")), 409, "uniqueness");
    const conflict = await openOf(client);
    expect(conflict).toMatchObject({ kind: "same_email", candidates: [{ userName: "bo", fits: ["emails"] }] });
    await decideConflict(client.ctx, conflict.id, { decision: "apart" });
    expect((await post(client, sent(2, "bo@contoso.example"))).status).toBe(201);
    await undoConflict(client.ctx, conflict.id);
    expect((await listConflicts(client.ctx, { state: "open" })).total.count).toBe(1);
  });

  it("an e-mail that is somebody's user name here: the card shows which of their values it is", async () => {
    const client = await scim.connect();
    await createUserByHand(client.ctx, { userName: "cy@fabrikam.example" });
    const emails = [{ type: "work", value: "cy@fabrikam.example", primary: true }];
    expectScimError(await post(client, { ...sent(3, "cy@contoso.example"), emails }), 409, "uniqueness");
    expect(await openOf(client)).toMatchObject({
      kind: "same_email",
      candidates: [{ email: null, fits: ["userName"] }],
    });
  });

  it("two candidates are both shown, and one is chosen", async () => {
    const client = await scim.connect();
    const one = await createUserByHand(client.ctx, { userName: "cy", email: "cy@contoso.example" });
    await createUserByHand(client.ctx, { userName: "cy.2", email: "CY@contoso.example" });
    expect((await post(client, sent(3, "cy@contoso.example"))).status).toBe(409);
    const conflict = await openOf(client);
    expect([conflict.kind, conflict.candidates.length]).toEqual(["two_candidates", 2]);
    const stranger = await founderOf(client.organization);
    await expect(
      decideConflict(client.ctx, conflict.id, { decision: "link", candidateId: stranger }),
    ).rejects.toMatchObject({ code: "invalid_input" });
    await decideConflict(client.ctx, conflict.id, { decision: "link", candidateId: one.id });
    expect(await findUser(client.ctx, one.id)).toMatchObject({
      userName: "cy@contoso.example",
      externalId: objectId(3),
    });
    await expect(decideConflict(client.ctx, conflict.id, { decision: "apart" })).rejects.toMatchObject({
      code: "conflict",
      message: /Mia Chen has decided/,
    });
  });

  it("another connector's user is neither changed nor deleted, and changes hands by linking", async () => {
    const client = await scim.connect();
    const user = await makeUser(client, sent(4, "dee@contoso.example"));
    const second = await createConnector(client.ctx, { kind: "entra" });
    await updateConnector(client.ctx, second.id, { provisioningOn: true });
    const { secret } = await createCredential(client.ctx, second.id, {
      kind: "bearer",
      name: "Second",
      expires: "never",
    });
    const other = scimClient({ ...client, connectorId: second.id, token: secret }, new URL(client.url).origin);
    for (const answer of [
      await patch(other, `/Users/${user.id}`, { op: "Replace", path: "active", value: "False" }),
      await other.send("DELETE", `/Users/${user.id}`),
      await post(other, sent(4, "dee@contoso.example")),
    ]) {
      expectScimError(answer, 409);
      expect(answer.body.detail).toContain("belongs to another connector");
    }
    expect(await read(client, `/Users/${user.id}`)).toEqual(user);
    const conflict = await openOf(client);
    expect(conflict.kind).toBe("other_connector");
    await decideConflict(client.ctx, conflict.id, { decision: "link", candidateId: user.id });
    expect((await patch(other, `/Users/${user.id}`, { op: "Replace", path: "title", value: "x" })).status).toBe(200);
    expect(await findUser(client.ctx, user.id)).toMatchObject({ connectorId: second.id });
  });

  it("deleted before: linking gives the new person what the deleted one had, undo takes it back", async () => {
    const client = await scim.connect();
    const folder = await createFolder(client.ctx, { name: "Runbooks", externalId: null, parentId: null });
    const old = await makeUser(client, sent(5, "eve@contoso.example"));
    await grantFolder(client.ctx, folder.id, { userIds: [old.id] });
    const group = await createGroupByHand(client.ctx, { displayName: "Crew" });
    await updateGroupByHand(client.ctx, group.id, { add: [old.id] });
    await makeGroup(client, { displayName: "Of Entra" }, [old.id]);
    await client.send("DELETE", `/Users/${old.id}`);
    const fresh = await makeUser(client, sent(6, "eve@contoso.example"));
    const conflict = await openOf(client);
    expect(conflict).toMatchObject({
      kind: "deleted_before",
      createdUserId: fresh.id,
      candidates: [{ id: old.id, groups: 2, folders: 1 }],
    });
    await decideConflict(client.ctx, conflict.id, { decision: "link", candidateId: old.id });
    const { access, groups } = await getUser(client.ctx, fresh.id);
    expect([access.folders.map(({ name }) => name), groups.map(({ displayName }) => displayName)]).toEqual([
      ["Runbooks"],
      ["Crew"],
    ]);
    await undoConflict(client.ctx, conflict.id);
    const after = await getUser(client.ctx, fresh.id);
    expect([after.access.folders, after.groups]).toEqual([[], []]);
    expect((await read(client, `/Groups/${group.id}`)).members).toBeUndefined();
  });

  it("adopts by match: 100 people made by hand and a whole Entra cycle give no duplicate and the same ids", async () => {
    const client = await scim.connect();
    const ids = new Map<string, string>();
    for (let index = 0; index < 100; index += 1) {
      const userName = `hand-${index}@contoso.example`;
      ids.set(userName, (await createUserByHand(client.ctx, { userName, email: userName })).id);
    }
    let index = 0;
    for (const [userName, id] of ids) {
      index += 1;
      const match = await client.send("GET", `/Users?filter=userName eq "${userName}"`);
      expect(match.body.Resources).toMatchObject([{ id }]);
      const operations = [
        { op: "Add", path: "externalId", value: objectId(1000 + index) },
        { op: "Add", path: "name.givenName", value: `Given ${index}` },
      ];
      expect((await patch(client, `/Users/${id}`, ...operations)).status).toBe(200);
    }
    const all = await client.send("GET", '/Users?filter=userName sw "hand-"&count=200');
    expect(all.body.totalResults).toBe(100);
    expect(new Set(all.body.Resources.map((user: { id: string }) => user.id))).toEqual(new Set(ids.values()));
    expect((await listConflicts(client.ctx, {})).total.count).toBe(0);
  });

  describe("deciding", () => {
    it("is not found elsewhere, forbidden without user:update, and not above one's own role", async () => {
      const client = await scim.connect();
      const founder = await founderOf(client.organization);
      expect((await post(client, sent(7, client.organization.email))).status).toBe(409);
      const conflict = await openOf(client);
      const link = { decision: "link", candidateId: founder } as const;
      const other = await makeOrganization();
      await expect(decideConflict(other.ctx(), conflict.id, link)).rejects.toMatchObject({ code: "not_found" });
      await expect(undoConflict(other.ctx(), conflict.id)).rejects.toMatchObject({ code: "not_found" });
      for (const verb of [
        () => decideConflict(client.organization.ctx("User"), conflict.id, link),
        () => undoConflict(client.organization.ctx("User"), conflict.id),
        () => listConflicts(client.organization.ctx("User"), {}),
        () => decideConflict(client.organization.ctx("Admin"), conflict.id, link),
      ]) {
        await expect((async () => verb())()).rejects.toMatchObject({ code: "forbidden" });
      }
      await expect(undoConflict(client.ctx, conflict.id)).rejects.toMatchObject({ code: "conflict" });
      await decideConflict(client.ctx, conflict.id, link);
      expect(await findUser(client.ctx, founder)).toMatchObject({
        connectorId: client.connectorId,
        accessRole: "EnterpriseAdmin",
        loginMethod: "builtin",
      });
    });
  });
});
