import { describe, expect, it } from "vitest";
import { updateConnector } from "@/lib/connectors/update-connector";
import { getDatabase } from "@/lib/db/database";
import { withOrganization } from "@/lib/db/with-organization";
import { flushRequestLog } from "@/lib/request-log/background-log";
import { getRequest } from "@/lib/request-log/get-request";
import { listRequests } from "@/lib/request-log/list-requests";
import type { RequestDetail } from "@/lib/request-log/schemas";
import { userUrn } from "@/lib/scim/protocol/urns";
import { onEachDatabase } from "@/tests/support/database";
import { type ScimUnderTest, useScim } from "@/tests/support/scim";
import { makeGroup, makeUser, patch, read, unknownId } from "@/tests/support/scim-resources";

/** Every request in the log with its story, oldest first. */
async function logOf(scim: ScimUnderTest): Promise<RequestDetail[]> {
  await flushRequestLog();
  const page = await listRequests(scim.ctx, {});
  const details = await Promise.all(page.items.map(({ id }) => getRequest(scim.ctx, id)));
  return details.reverse();
}

onEachDatabase("the request log", () => {
  const scim = useScim();

  it("tells of a creation who sent what, and what it made", async () => {
    const connector = await scim.connect();
    const user = await makeUser(connector, {
      userName: "ada@example.com",
      displayName: "Ada Lovelace",
      active: "True",
    });
    const log = await logOf(connector);
    expect(log).toHaveLength(1);
    expect(log[0]).toMatchObject({
      connectorId: connector.connectorId,
      connectorName: "Microsoft Entra ID",
      outcome: "accepted",
      method: "POST",
      path: "/Users",
      status: 201,
      scimType: null,
      summary: "Create user Ada Lovelace",
      causeCode: null,
      cause: null,
      cure: null,
      tokenName: "Test",
      remoteAddress: "192.0.2.1",
      resourceType: "User",
      resourceId: user.id,
      resourceName: "Ada Lovelace",
      isProbe: false,
      notes: [],
      body: { schemas: [userUrn], userName: "ada@example.com", displayName: "Ada Lovelace", active: "True" },
      changes: { before: null, after: { userName: "ada@example.com", displayName: "Ada Lovelace", active: true } },
    });
    expect(log[0]?.durationMs).toBeGreaterThan(0);
  });

  it("tells of an update only what changed", async () => {
    const connector = await scim.connect();
    const user = await makeUser(connector, { userName: "ada", displayName: "Ada", title: "Analyst" });
    const path = `/Users/${user.id}`;
    await patch(connector, path, { op: "Replace", path: "title", value: "Countess" });
    await patch(connector, path, { op: "Replace", path: "active", value: "False" });
    await connector.send("DELETE", path);
    expect((await logOf(connector)).slice(1)).toMatchObject([
      {
        method: "PATCH",
        status: 200,
        summary: "Update user Ada",
        resourceId: user.id,
        changes: { before: { title: "Analyst" }, after: { title: "Countess" } },
      },
      { status: 200, summary: "Deactivate user Ada", changes: { before: { active: true }, after: { active: false } } },
      { method: "DELETE", status: 204, resourceId: user.id, changes: { before: { userName: "ada" }, after: null } },
    ]);
  });

  it("tells of a group who was added and removed, and who was left out", async () => {
    const connector = await scim.connect();
    const ada = await makeUser(connector, { userName: "ada" });
    const group = await makeGroup(connector, { displayName: "Sales" });
    const path = `/Groups/${group.id}`;
    await patch(connector, path, { op: "add", path: "members", value: [{ value: ada.id }, { value: unknownId }] });
    await patch(connector, path, { op: "remove", path: "members", value: [{ value: ada.id }] });
    const [added, removed] = (await logOf(connector)).slice(2);
    expect(added).toMatchObject({
      status: 204,
      summary: "Add 2 people to Sales",
      resourceType: "Group",
      resourceId: group.id,
      changes: { after: { membersAdded: 1, added: [ada.id] } },
    });
    expect(added?.notes).toEqual([expect.stringContaining(unknownId)]);
    expect(removed).toMatchObject({
      summary: "Remove 1 person from Sales",
      changes: { before: { membersRemoved: 1, removed: [ada.id] } },
    });
  });

  it("tells of a refused creation the cause and the cure, and of no change", async () => {
    const connector = await scim.connect();
    await makeUser(connector, { userName: "ada" });
    await connector.send("POST", "/Users", { body: { schemas: [userUrn], userName: "ADA" } });
    const log = await logOf(connector);
    expect(log).toHaveLength(2);
    expect(log[1]).toMatchObject({
      outcome: "refused",
      status: 409,
      scimType: "uniqueness",
      summary: "Create user ADA",
      causeCode: "username_taken",
      cause: expect.stringMatching(/^Another user already has the user name ADA .*\.$/),
      cure: expect.stringMatching(/^Look it up with filter=/),
      tokenName: "Test",
      changes: null,
      body: { userName: "ADA" },
    });
  });

  it("tells of an unknown member that was the only change", async () => {
    const connector = await scim.connect();
    const group = await makeGroup(connector, { displayName: "Sales" });
    await patch(connector, `/Groups/${group.id}`, { op: "add", path: "members", value: [{ value: unknownId }] });
    expect((await logOf(connector))[1]).toMatchObject({
      status: 400,
      scimType: "invalidValue",
      causeCode: "invalid_value",
      cause: expect.stringContaining(unknownId),
      cure: expect.stringContaining("Provision the person first"),
      changes: null,
    });
  });

  describe("of an unauthorised request", () => {
    it("tells which credential was wrong and what to do, without the credential", async () => {
      const connector = await scim.connect();
      const secret = "ush_this-is-not-a-token";
      await connector.send("GET", "/Users", { authorization: `Bearer ${secret}` });
      await connector.send("POST", "/Users", { authorization: null, body: { userName: "nobody" } });
      const log = await logOf(connector);
      expect(log).toMatchObject([
        {
          status: 401,
          outcome: "refused",
          causeCode: "token_damaged",
          cause: expect.any(String),
          cure: expect.any(String),
        },
        { status: 401, causeCode: "no_credential", tokenName: null, body: null, changes: null },
      ]);
      expect(JSON.stringify(log)).not.toContain(secret);
    });

    it("writes nothing for a connector that does not exist", async () => {
      const connector = await scim.connect();
      const url = connector.url.replace(connector.connectorId, unknownId);
      expect((await fetch(`${url}/Users`)).status).toBe(401);
      expect(await logOf(connector)).toEqual([]);
    });
  });

  it("tells of a write that waits who switched provisioning off", async () => {
    const connector = await scim.connect();
    await updateConnector(connector.ctx, connector.connectorId, { provisioningOn: false });
    await connector.send("POST", "/Users", { body: { schemas: [userUrn], userName: "waits" } });
    expect(await logOf(connector)).toMatchObject([
      {
        outcome: "failed",
        status: 503,
        causeCode: "provisioning_off",
        cause: expect.stringContaining("Mia Chen"),
        cure: expect.stringContaining("Switch it on in Usher"),
        tokenName: "Test",
        changes: null,
      },
    ]);
  });

  it("notes an unknown attribute that was skipped, also when nothing else changed", async () => {
    const connector = await scim.connect();
    const user = await makeUser(connector, { userName: "ada", favouriteColour: "red" });
    const unknown = { op: "Add", path: "costCentreCode", value: "CC-9" };
    await patch(connector, `/Users/${user.id}`, unknown, { op: "Replace", path: "active", value: "False" });
    await patch(connector, `/Users/${user.id}`, unknown);
    const log = await logOf(connector);
    expect(log.map(({ notes }) => notes)).toEqual([
      [expect.stringContaining("favouriteColour")],
      [expect.stringContaining("costCentreCode")],
      [expect.stringContaining("costCentreCode")],
    ]);
    expect(log.map(({ changes }) => changes === null)).toEqual([false, false, true]);
  });

  it("marks the probe of Test Connection, and hides it on demand", async () => {
    const connector = await scim.connect();
    await read(connector, `/Users?filter=userName+eq+%22${crypto.randomUUID()}%22`);
    await read(connector, `/Groups?filter=displayName+eq+%22${crypto.randomUUID()}%22`);
    await read(connector, "/Users");
    expect((await logOf(connector)).map(({ summary, isProbe }) => [summary, isProbe])).toEqual([
      ["Test connection", true],
      ["Test connection", true],
      ["List users", false],
    ]);
    expect((await listRequests(connector.ctx, { hideTests: "1" })).items).toHaveLength(1);
  });

  it("never keeps a password or a token: in bodies, PATCH values, queries and changes", async () => {
    const connector = await scim.connect();
    const secret = "S3cret-hunter2";
    const user = await makeUser(connector, { userName: "ada", password: secret });
    const path = `/Users/${user.id}`;
    await patch(connector, path, { op: "replace", path: "password", value: secret });
    await patch(connector, path, { op: "replace", path: `${userUrn}:password`, value: secret });
    await patch(connector, path, { op: "replace", value: { password: secret, PassWord: secret } });
    await connector.send("POST", "/Users", { body: { password: secret } });
    await connector.send("GET", `/Users?access_token=${secret}`);
    await connector.send("POST", "/Users", { raw: `{"password":"${secret}"` });
    await flushRequestLog();
    const stored = await withOrganization(connector.organization.id, async (tx) => [
      await tx.query("select * from request_log where organization_id = $1", [connector.organization.id]),
      await tx.query("select * from audit_entry where organization_id = $1", [connector.organization.id]),
      await tx.query(`select * from "user" where organization_id = $1`, [connector.organization.id]),
    ]);
    expect(stored[0]).toHaveLength(7);
    expect(JSON.stringify(stored)).not.toContain(secret);
  });

  describe("of a write", () => {
    it("stands in the log before anything waits for the background", async () => {
      const connector = await scim.connect();
      const user = await makeUser(connector, { userName: "ada" });
      const rows = await withOrganization(connector.organization.id, (tx) =>
        tx.query<{ request_id: string; id: string }>(
          `select a.request_id, r.id from audit_entry a
           join request_log r on r.organization_id = a.organization_id and r.id::text = a.request_id
           where a.organization_id = $1 and a.target_id = $2`,
          [connector.organization.id, user.id],
        ),
      );
      expect(rows).toHaveLength(1);
    });

    it("is one with the write: when the row cannot be written, neither is the user", async () => {
      const connector = await scim.connect();
      const database = await getDatabase();
      await database.query(
        "alter table request_log add constraint disk_full check (status <> 201 or resource_name <> 'lost') not valid",
      );
      const answer = await connector.send("POST", "/Users", { body: { schemas: [userUrn], userName: "lost" } });
      await database.query("alter table request_log drop constraint disk_full");
      expect(answer.status).toBe(500);
      expect((await read(connector, '/Users?filter=userName eq "lost"')).totalResults).toBe(0);
      expect((await logOf(connector))[0]).toMatchObject({
        status: 500,
        outcome: "failed",
        causeCode: "internal_error",
      });
    });
  });
});
