import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import * as setupRoute from "@/app/api/organizations/[slug]/connectors/[connectorId]/setup/route";
import { updateConnector } from "@/lib/connectors/update-connector";
import { withOrganization } from "@/lib/db/with-organization";
import { flushRequestLog } from "@/lib/request-log/background-log";
import { getSetup } from "@/lib/scim/get-setup";
import { saveSetup } from "@/lib/setup/save-setup";
import { browserRequest, signedInCookie } from "@/tests/support/browser";
import { onEachDatabase } from "@/tests/support/database";
import { auditOf, makeOrganization } from "@/tests/support/make-organization";
import { type ScimUnderTest, useScim } from "@/tests/support/scim";

const userUrn = "urn:ietf:params:scim:schemas:core:2.0:User";
const patchUrn = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
const probePath = () => `/Users?filter=${encodeURIComponent(`userName eq "${randomUUID()}"`)}`;

async function view({ ctx, connectorId }: ScimUnderTest) {
  await flushRequestLog();
  return await getSetup(ctx, connectorId);
}

onEachDatabase("the set-up of a connector", () => {
  const scim = useScim();

  it("keeps where somebody is: the kind, ticks of one's own, the furthest step, and the end", async () => {
    const { ctx, connectorId, organization } = await scim.connect();
    expect((await getSetup(ctx, connectorId)).progress).toEqual({ kind: null, ticks: [], reached: 1, doneAt: null });
    const before = (await auditOf(organization.id, connectorId)).length;
    await saveSetup(ctx, connectorId, { tick: { id: "1.create", on: true } });
    await saveSetup(ctx, connectorId, { tick: { id: "2.test", on: true }, reached: 3 });
    await saveSetup(ctx, connectorId, { tick: { id: "1.create", on: false }, reached: 2 });
    await saveSetup(ctx, connectorId, { kind: "client_secret" });
    const done = await saveSetup(ctx, connectorId, { done: true });
    expect(done).toMatchObject({ kind: "client_secret", ticks: ["2.test"], reached: 3, doneAt: expect.any(String) });
    expect((await getSetup(ctx, connectorId)).progress).toEqual(done);
    // Ticks are notes of one's own; the kind and the end are changes.
    expect((await auditOf(organization.id, connectorId)).slice(before)).toMatchObject([
      { action: "connector.choose", actor_name: "Mia Chen", after: { kind: "client_secret" } },
      { action: "connector.set_up", after: { kind: "client_secret" } },
    ]);
  });

  it("is not found from another organization, and forbidden to an Admin", async () => {
    const { connectorId, organization } = await scim.connect();
    const other = await makeOrganization();
    await expect(getSetup(other.ctx(), connectorId)).rejects.toMatchObject({ code: "not_found" });
    await expect(saveSetup(other.ctx(), connectorId, { done: true })).rejects.toMatchObject({ code: "not_found" });
    await expect(getSetup(organization.ctx("Admin"), connectorId)).rejects.toMatchObject({ code: "forbidden" });
    await expect(saveSetup(organization.ctx("Admin"), connectorId, { done: true })).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  it("refuses a tick that is none, a step that is none, and undoing the end", async () => {
    const { connectorId, organization } = await scim.connect();
    const cookie = await signedInCookie(organization);
    const at = { params: Promise.resolve({ slug: organization.slug, connectorId }) };
    const path = `/api/organizations/${organization.slug}/connectors/${connectorId}/setup`;
    const patch = (body: object) => setupRoute.PATCH(browserRequest("PATCH", path, { cookie, body }), at);
    for (const body of [{}, { tick: { id: "<b>", on: true } }, { reached: 6 }, { done: false }, { more: 1 }]) {
      expect((await patch(body)).status).toBe(400);
    }
    expect((await patch({ tick: { id: "2.test", on: true } })).status).toBe(200);
    const read = await setupRoute.GET(browserRequest("GET", path, { cookie }), at);
    expect(await read.json()).toMatchObject({ connectorId, progress: { ticks: ["2.test"] } });
  });

  it("shows a test with its credential, and a refused one with cause and cure", async () => {
    const client = await scim.connect();
    expect((await view(client)).events).toEqual([]);
    await client.send("GET", probePath(), { authorization: `Bearer Bearer ${client.token}` });
    await client.send("GET", probePath());
    const { events, acceptedAt, credentials } = await view(client);
    expect(events).toMatchObject([
      { accepted: true, credential: "Test" },
      { accepted: false, status: 401, causeCode: "bearer_twice", cure: expect.stringContaining("ush_") },
    ]);
    expect(acceptedAt).toBe(events[0]?.at);
    expect(credentials).toMatchObject([{ kind: "bearer", name: "Test" }]);
  });

  it("judges the mappings by what was sent, also by what was refused while provisioning is off", async () => {
    const client = await scim.connect();
    await updateConnector(client.ctx, client.connectorId, { provisioningOn: false });
    const sent = await client.send("POST", "/Users", {
      body: {
        schemas: [userUrn],
        externalId: "ada.lovelace",
        userName: "ada@contoso.example",
        active: true,
        emails: [{ type: "work", value: "ada@contoso.example", primary: true }],
        roles: [{ primary: true, value: "Administrator" }],
      },
    });
    expect(sent.status).toBe(503);
    const states = async () =>
      Object.fromEntries((await view(client)).checks.map(({ key, state, value }) => [key, value ?? state]));
    expect(await states()).toMatchObject({
      externalId: "ada.lovelace",
      active: "expected",
      userName: "expected",
      email: "expected",
      userType: "unseen",
      roles: "Administrator",
      groups: "unseen",
    });

    await updateConnector(client.ctx, client.connectorId, { provisioningOn: true });
    const externalId = randomUUID();
    const made = await client.send("POST", "/Users", {
      body: { schemas: [userUrn], externalId, userName: "bo@contoso.example", active: true },
    });
    await client.send("PATCH", `/Users/${made.body.id}`, {
      body: { schemas: [patchUrn], Operations: [{ op: "Replace", path: "active", value: false }] },
    });
    await client.send("POST", "/Groups", {
      body: { schemas: ["urn:ietf:params:scim:schemas:core:2.0:Group"], displayName: "IT", externalId: randomUUID() },
    });
    expect(await states()).toMatchObject({ externalId: "expected", active: "false", groups: "expected" });
    expect((await view(client)).arrived).toMatchObject({ users: 1, groups: 1, matched: 0, elsewhere: 1 });
  });

  it("says nothing about Entra by what Usher's own rehearsal sent", async () => {
    const client = await scim.connect();
    await client.send("GET", probePath());
    await client.send("POST", "/Users", {
      body: { schemas: [userUrn], externalId: randomUUID(), userName: "usher-rehearsal-1@contoso.example" },
    });
    await flushRequestLog();
    await withOrganization(client.organization.id, (tx) =>
      tx.query("update request_log set rehearsal_id = $2 where organization_id = $1", [
        client.organization.id,
        randomUUID(),
      ]),
    );
    const { events, checks } = await getSetup(client.ctx, client.connectorId);
    expect(events).toEqual([]);
    expect(checks.every(({ state }) => state === "unseen")).toBe(true);
  });
});
