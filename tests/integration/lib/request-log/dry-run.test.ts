import { v7 as uuidv7 } from "uuid";
import { describe, expect, it } from "vitest";
import { updateConnector } from "@/lib/connectors/update-connector";
import { withOrganization } from "@/lib/db/with-organization";
import { flushRequestLog } from "@/lib/request-log/background-log";
import { listRequests } from "@/lib/request-log/list-requests";
import { dryRunRequest } from "@/lib/scim/dry-run-request";
import { provisionOnDemand } from "@/lib/scim/provision-on-demand";
import { onEachDatabase } from "@/tests/support/database";
import { makeVerifiedDomain } from "@/tests/support/domains";
import { fingerprint } from "@/tests/support/fingerprint";
import { makeOrganization } from "@/tests/support/make-organization";
import { type ScimUnderTest, useScim } from "@/tests/support/scim";
import { makeGroup, makeUser, patch } from "@/tests/support/scim-resources";

const userSchemas = ["urn:ietf:params:scim:schemas:core:2.0:User"];

onEachDatabase("a dry run", () => {
  const scim = useScim();

  async function lastRefused(client: ScimUnderTest): Promise<string> {
    await flushRequestLog();
    const { items } = await listRequests(client.ctx, {});
    const refused = items.find(({ outcome, method }) => outcome !== "accepted" && method !== "GET");
    if (refused === undefined) throw new Error("Nothing was refused.");
    return refused.id;
  }

  /** Runs it and expects every table of the organization to be as it was. */
  async function unchanged<T>(client: ScimUnderTest, work: () => Promise<T>): Promise<T> {
    await flushRequestLog();
    const before = await fingerprint(client.organization.id);
    const result = await work();
    await flushRequestLog();
    expect(await fingerprint(client.organization.id)).toEqual(before);
    return result;
  }
  const tryAgain = (client: ScimUnderTest, id: string) => unchanged(client, () => dryRunRequest(client.ctx, id));

  it("answers as before while the cause stands, and shows what would change once it is cured", async () => {
    const client = await scim.connect();
    await updateConnector(client.ctx, client.connectorId, { verifiedDomainsOnly: true });
    const domain = await makeVerifiedDomain(client.organization);
    await withOrganization(client.organization.id, (tx) =>
      tx.query("update domain set state = 'pending', verified_at = null where id = $1", [domain.id]),
    );
    const eve = { schemas: userSchemas, userName: `eve@${domain.name}`, displayName: "Eve" };
    expect((await client.send("POST", "/Users", { body: eve })).status).toBe(400);
    const id = await lastRefused(client);
    expect(await tryAgain(client, id)).toMatchObject({
      status: 400,
      outcome: "refused",
      causeCode: "domain_unverified",
      cause: expect.stringContaining("is not verified"),
      cure: expect.stringContaining("/security/domains"),
      changes: null,
      provisioningOff: false,
    });
    await updateConnector(client.ctx, client.connectorId, { verifiedDomainsOnly: false });
    expect(await tryAgain(client, id)).toMatchObject({
      status: 201,
      outcome: "accepted",
      causeCode: null,
      summary: "Create user Eve",
      changes: { before: null, after: { userName: eve.userName, displayName: "Eve", active: true } },
    });
    expect((await client.send("GET", `/Users?filter=userName eq "${eve.userName}"`)).body.totalResults).toBe(0);
  });

  it("shows the diff of an update, of a group and of a deletion", async () => {
    const client = await scim.connect();
    const ada = await makeUser(client, { userName: "ada", title: "Countess" });
    const staff = await makeGroup(client, { displayName: "Staff" });
    await updateConnector(client.ctx, client.connectorId, { provisioningOn: false });
    const refused = async (send: () => Promise<{ status: number }>) => {
      expect((await send()).status).toBe(503);
      return await lastRefused(client);
    };
    const title = await refused(() =>
      patch(client, `/Users/${ada.id}`, { op: "Replace", path: "title", value: "Chief" }),
    );
    expect(await tryAgain(client, title)).toMatchObject({
      status: 200,
      provisioningOff: true,
      changes: { before: { title: "Countess" }, after: { title: "Chief" } },
    });
    const add = await refused(() =>
      patch(client, `/Groups/${staff.id}`, { op: "Add", path: "members", value: [{ value: ada.id }] }),
    );
    expect(await tryAgain(client, add)).toMatchObject({ status: 204, changes: { after: { membersAdded: 1 } } });
    const gone = await refused(() => client.send("DELETE", `/Users/${ada.id}`));
    expect(await tryAgain(client, gone)).toMatchObject({
      status: 204,
      changes: { before: { userName: "ada" }, after: null },
    });
  });

  it("carries out the deactivation of a request that is wrong in another part, as the real one would", async () => {
    const client = await scim.connect();
    await makeUser(client, { userName: "eve" });
    const ada = await makeUser(client, { userName: "ada" });
    await updateConnector(client.ctx, client.connectorId, { provisioningOn: false });
    await patch(client, `/Users/${ada.id}`, { op: "Replace", value: { userName: "eve", active: false } });
    expect(await tryAgain(client, await lastRefused(client))).toMatchObject({
      status: 200,
      causeCode: "username_taken",
      changes: { before: { active: true }, after: { active: false } },
    });
  });

  it("of a creation says what the guard says while it holds the connector", async () => {
    const client = await scim.connect();
    const ada = await makeUser(client, { userName: "ada" });
    expect((await client.send("POST", "/Users", { body: { schemas: userSchemas, title: "x" } })).status).toBe(400);
    const refused = await lastRefused(client);
    await updateConnector(client.ctx, client.connectorId, { guardLimit: 0 });
    expect((await patch(client, `/Users/${ada.id}`, { op: "Replace", path: "active", value: false })).status).toBe(503);
    expect(await tryAgain(client, refused)).toMatchObject({ status: 503, causeCode: "guard_held" });
  });

  it("neither opens a conflict nor counts for the guard", async () => {
    const client = await scim.connect();
    const byHand = await makeUser(client, { userName: "mia" });
    await withOrganization(client.organization.id, (tx) =>
      tx.query(
        `update "user" set connector_id = null, primary_email = 'mia@contoso.example', primary_email_key = 'mia@contoso.example' where id = $1`,
        [byHand.id],
      ),
    );
    const ada = await makeUser(client, { userName: "ada" });
    await updateConnector(client.ctx, client.connectorId, { provisioningOn: false, guardLimit: 0 });
    await client.send("POST", "/Users", {
      body: {
        schemas: userSchemas,
        userName: "other",
        emails: [{ value: "mia@contoso.example", primary: true, type: "work" }],
      },
    });
    expect(await tryAgain(client, await lastRefused(client))).toMatchObject({ status: 409, causeCode: "same_email" });
    await patch(client, `/Users/${ada.id}`, { op: "Replace", path: "active", value: "False" });
    expect(await tryAgain(client, await lastRefused(client))).toMatchObject({
      status: 503,
      causeCode: "guard_held",
      outcome: "failed",
    });
  });

  it("is none of a bulk request as a whole, whose operations changed something or not", async () => {
    const client = await scim.connect();
    const operations = [
      { method: "POST", path: "/Users", bulkId: "a", data: { schemas: userSchemas, userName: "bulk" } },
    ];
    const body = { schemas: ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"], Operations: operations };
    const refused = { ...body, Operations: [...operations, { method: "GET", path: "/Users" }], failOnErrors: "many" };
    for (const path of ["/Bulk", "/Bulk/", "//Bulk"]) {
      expect((await client.send("POST", path, { body: refused })).status).toBe(400);
      const again = lastRefused(client).then((id) => dryRunRequest(client.ctx, id));
      await expect(again).rejects.toMatchObject({
        code: "conflict",
        message: expect.stringContaining("many requests"),
      });
    }
  });

  it("tells what is gone by now", async () => {
    const client = await scim.connect();
    const ada = await makeUser(client, { userName: "ada" });
    await patch(client, `/Users/${ada.id}`, { op: "Replace", path: "userName", value: "" });
    const id = await lastRefused(client);
    await client.send("DELETE", `/Users/${ada.id}`);
    expect(await tryAgain(client, id)).toMatchObject({ status: 404, causeCode: "not_found" });
  });

  describe("is refused", () => {
    const refusedWith = async (client: ScimUnderTest, id: string, why: RegExp) => {
      const error = await dryRunRequest(client.ctx, id).catch((one: unknown) => one);
      expect(error).toMatchObject({ code: "conflict", reason: "not_repeatable" });
      expect(String(error)).toMatch(why);
    };
    async function requestWith(client: ScimUnderTest, columns: Record<string, unknown>): Promise<string> {
      const row = {
        method: "POST",
        path: "/Users",
        status: 400,
        body: { userName: "x" },
        rehearsal_id: null,
        ...columns,
      };
      const id = uuidv7();
      await withOrganization(client.organization.id, (tx) =>
        tx.query(
          `insert into request_log (organization_id, id, connector_id, at, method, path, status, duration_ms, summary, is_probe,
             rehearsal_id, notes, body) values ($1, $2, $3, now(), $4, $5, $6, 1, 'x', false, $7, '[]', $8::jsonb)`,
          [
            client.organization.id,
            id,
            client.connectorId,
            row.method,
            row.path,
            row.status,
            row.rehearsal_id,
            row.body === null ? null : JSON.stringify(row.body),
          ],
        ),
      );
      return id;
    }

    it.each([
      ["a request that reads", { method: "GET", body: null }, /only reads/],
      ["one that was accepted", { status: 201 }, /was accepted/],
      ["one without its body", { body: null }, /body was not kept/],
      ["one with a redacted secret", { body: { userName: "x", password: "•••" } }, /held a secret/],
      ["one with a secret in its address", { path: "/Users?token=•••" }, /held a secret/],
      ["one whose body was cut", { body: { truncated: "{…", characters: 70_000 } }, /too long/],
      ["one of a rehearsal", { rehearsal_id: uuidv7() }, /Rehearse again/],
    ])("for %s", async (_, columns, why) => {
      const client = await scim.connect();
      await refusedWith(client, await requestWith(client, columns), why);
    });

    it("for a password that was really sent", async () => {
      const client = await scim.connect();
      await updateConnector(client.ctx, client.connectorId, { provisioningOn: false });
      await client.send("POST", "/Users", {
        body: { schemas: userSchemas, userName: "ada", password: "purple kettle" },
      });
      await refusedWith(client, await lastRefused(client), /held a secret/);
    });

    it("for a stranger, for whoever may not read connectors, and after its connector was deleted", async () => {
      const client = await scim.connect();
      const id = await requestWith(client, {});
      const other = await makeOrganization();
      await expect(dryRunRequest(other.ctx(), id)).rejects.toMatchObject({ code: "not_found" });
      await expect(dryRunRequest(client.organization.ctx("Admin"), id)).rejects.toMatchObject({ code: "forbidden" });
      const stray = await requestWith(client, {});
      await withOrganization(client.organization.id, (tx) =>
        tx.query("update request_log set connector_id = $2 where id = $1", [stray, uuidv7()]),
      );
      await expect(dryRunRequest(client.ctx, stray)).rejects.toMatchObject({ code: "not_found" });
    });
  });

  describe("of Provision on demand", () => {
    const statesOf = (result: Awaited<ReturnType<typeof provisionOnDemand>>) =>
      result.steps.map(({ name, state }) => `${name} ${state}`);
    const onDemand = (client: ScimUnderTest, userId: string) =>
      unchanged(client, () => provisionOnDemand(client.ctx, client.connectorId, { userId }));

    it("has nothing to do for somebody whom Entra sent and nothing changed since", async () => {
      const client = await scim.connect();
      const ada = await makeUser(client, {
        userName: "ada@contoso.example",
        displayName: "Ada",
        emails: [{ type: "work", value: "ada@contoso.example", primary: true }],
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": { department: "Engines" },
      });
      const result = await onDemand(client, ada.id);
      expect(statesOf(result)).toEqual(["import success", "scope success", "match success", "action skipped"]);
      expect(result).toMatchObject({ label: "Ada", answer: { status: 200, changes: null } });
    });

    it("repeats what was refused, with cause and cure, or with what it changes by now", async () => {
      const client = await scim.connect();
      await makeUser(client, { userName: "eve" });
      const ada = await makeUser(client, { userName: "ada" });
      await patch(client, `/Users/${ada.id}`, { op: "Replace", path: "userName", value: "eve" });
      const refused = await onDemand(client, ada.id);
      expect(statesOf(refused).at(-1)).toBe("action failed");
      expect(refused.answer).toMatchObject({ status: 409, causeCode: "username_taken" });
      expect(refused.requestId).toBe(await lastRefused(client));
      await withOrganization(client.organization.id, (tx) =>
        tx.query(`delete from "user" where organization_id = $1 and user_name = 'eve'`, [client.organization.id]),
      );
      const cured = await onDemand(client, ada.id);
      expect(statesOf(cured).at(-1)).toBe("action success");
      expect(cured.answer).toMatchObject({ changes: { before: { userName: "ada" }, after: { userName: "eve" } } });
    });

    it("says who is not in scope, and finds no person of nobody's, of another connector, or of another organization", async () => {
      const client = await scim.connect();
      const ada = await makeUser(client, { userName: "ada" });
      await patch(client, `/Users/${ada.id}`, { op: "Replace", path: "active", value: "False" });
      expect(statesOf(await onDemand(client, ada.id))[1]).toBe("scope skipped");
      const { founderId } = client.organization;
      const notFound = { code: "not_found" };
      await expect(provisionOnDemand(client.ctx, client.connectorId, { userId: founderId })).rejects.toMatchObject(
        notFound,
      );
      const other = await scim.connect();
      await expect(provisionOnDemand(other.ctx, client.connectorId, { userId: ada.id })).rejects.toMatchObject(
        notFound,
      );
      await expect(
        provisionOnDemand(client.organization.ctx("Admin"), client.connectorId, { userId: ada.id }),
      ).rejects.toMatchObject({ code: "forbidden" });
    });
  });
});
