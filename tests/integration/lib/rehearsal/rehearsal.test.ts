import { v7 as uuidv7 } from "uuid";
import { describe, expect, it } from "vitest";
import { listConflicts } from "@/lib/conflicts/list-conflicts";
import { deleteConnector } from "@/lib/connectors/delete-connector";
import { getConnector } from "@/lib/connectors/get-connector";
import { updateConnector } from "@/lib/connectors/update-connector";
import { listCredentials } from "@/lib/credentials/list-credentials";
import { hashSecret, makeSecret } from "@/lib/credentials/secret";
import { getDatabase } from "@/lib/db/database";
import { withOrganization } from "@/lib/db/with-organization";
import { resetEnv } from "@/lib/env";
import { cleanDeadRehearsals } from "@/lib/rehearsal/clean-dead-rehearsals";
import { finishRehearsal } from "@/lib/rehearsal/finish-rehearsal";
import { getRehearsal } from "@/lib/rehearsal/get-rehearsal";
import { listRehearsals } from "@/lib/rehearsal/list-rehearsals";
import { rehearsalsEnded } from "@/lib/rehearsal/running";
import { saveProgress } from "@/lib/rehearsal/save-progress";
import type { RehearsalDto } from "@/lib/rehearsal/schemas";
import { startRehearsal } from "@/lib/rehearsal/start-rehearsal";
import { flushRequestLog } from "@/lib/request-log/background-log";
import { getRequest } from "@/lib/request-log/get-request";
import { listRequests } from "@/lib/request-log/list-requests";
import { getLastPayload } from "@/lib/scim/get-last-payload";
import { onEachDatabase } from "@/tests/support/database";
import { makeVerifiedDomain } from "@/tests/support/domains";
import { withEnterpriseToolkit } from "@/tests/support/enterprise-toolkit";
import { fingerprint } from "@/tests/support/fingerprint";
import { auditOf, makeOrganization } from "@/tests/support/make-organization";
import { type ScimUnderTest, useScim } from "@/tests/support/scim";
import { makeGroup, makeUser } from "@/tests/support/scim-resources";

const stepNames = "test match create update manager deactivate restore group members delete cleanUp".split(" ");

async function rehearse(client: ScimUnderTest): Promise<RehearsalDto> {
  const { id } = await startRehearsal(client.ctx, client.connectorId);
  await rehearsalsEnded();
  return getRehearsal(client.ctx, client.connectorId, id);
}

const states = ({ steps }: RehearsalDto) =>
  Object.fromEntries(steps.slice(0, 11).map(({ name, state }) => [name, state]));
const firstProblem = ({ steps }: RehearsalDto) => steps.find(({ problem }) => problem !== null)?.problem;

/** The whole organization, without the traces that a rehearsal leaves on purpose. */
async function everythingElse(client: ScimUnderTest): Promise<object> {
  await flushRequestLog();
  const { request_log, audit_entry, rehearsal, ...rest } = await fingerprint(client.organization.id);
  return rest;
}

onEachDatabase("a rehearsal (K15)", () => {
  const scim = useScim({ isOrigin: true });

  it("passes all 22 steps on a fresh connector that is off, and leaves nothing", async () => {
    const client = await scim.connect();
    await updateConnector(client.ctx, client.connectorId, { provisioningOn: false, guardLimit: 1 });
    const before = await everythingElse(client);
    const rehearsal = await rehearse(client);
    expect(rehearsal.steps.filter(({ problem }) => problem !== null)).toEqual([]);
    expect(rehearsal).toMatchObject({ state: "passed", startedBy: "Mia Chen", connectorId: client.connectorId });
    expect(rehearsal.steps.map(({ name }) => name)).toEqual([...stepNames, ...stepNames]);
    expect(new Set(rehearsal.steps.map(({ state }) => state))).toEqual(new Set(["passed"]));
    expect(rehearsal.cleanedAt).not.toBeNull();
    for (const step of rehearsal.steps) {
      expect(step.durationMs).toBeGreaterThanOrEqual(0);
      expect(step.requestIds.length).toBeGreaterThan(0);
    }
    expect(await everythingElse(client)).toEqual(before);
    expect((await auditOf(client.organization.id, client.connectorId)).slice(-2)).toMatchObject([
      { action: "connector.rehearsal_start", actor_name: "Mia Chen", after: { rehearsalId: rehearsal.id } },
      {
        action: "connector.rehearsal_finish",
        after: { rehearsalId: rehearsal.id, state: "passed", passed: 22, of: 22 },
      },
    ]);
    const entries = await withOrganization(client.organization.id, (tx) =>
      tx.query(
        "select 1 from audit_entry where target_type in ('User', 'Group') and target_name like 'usher-rehearsal%'",
      ),
    );
    expect(entries).toEqual([]);
  });

  it("sends both dialects, by the connector's own Tenant URL", async () => {
    const client = await scim.connect();
    const rehearsal = await rehearse(client);
    const bodyOf = async (dialect: string) => {
      const step = rehearsal.steps.find((it) => it.dialect === dialect && it.name === "deactivate");
      const requests = await Promise.all((step?.requestIds ?? []).map((id) => getRequest(client.ctx, id)));
      return requests.find(({ method }) => method === "PATCH");
    };
    expect(await bodyOf("legacy")).toMatchObject({
      rehearsalId: rehearsal.id,
      remoteAddress: "192.0.2.1",
      body: { Operations: [{ op: "Replace", path: "active", value: "False" }] },
    });
    expect(await bodyOf("aadOptscim062020")).toMatchObject({
      body: { Operations: [{ op: "replace", value: false }] },
    });
  });

  it("counts nowhere: not as contact, figure, state, last payload, knock, nor in the list unless asked for", async () => {
    const client = await scim.connect();
    const before = await getConnector(client.ctx, client.connectorId);
    await rehearse(client);
    await flushRequestLog();
    expect(await getConnector(client.ctx, client.connectorId)).toEqual(before);
    expect(await getLastPayload(client.ctx, client.connectorId)).toBeNull();
    expect((await listRequests(client.ctx, {})).items).toEqual([]);
    expect((await listRequests(client.ctx, { rehearsals: "1" })).items.length).toBeGreaterThan(20);
    expect(await listCredentials(client.ctx, { kind: "connector", id: client.connectorId })).toHaveLength(1);
  });

  it("stays red at an unverified domain with cause and cure, and still cleans up", async () => {
    const client = await scim.connect();
    await updateConnector(client.ctx, client.connectorId, { verifiedDomainsOnly: true });
    const red = await rehearse(client);
    expect(red.state).toBe("failed");
    expect(states(red)).toMatchObject({ test: "passed", match: "passed", create: "failed", update: "skipped" });
    expect(states(red)).toMatchObject({ group: "passed", members: "skipped", cleanUp: "passed" });
    const problem = firstProblem(red);
    expect(problem).toMatchObject({ causeCode: "domain_unverified" });
    expect(problem?.cause).toContain("is not verified");
    expect(problem?.cure).toContain("/security/domains");
    expect(await getRequest(client.ctx, problem?.requestId ?? "")).toMatchObject({ status: 400, method: "POST" });
    expect((await auditOf(client.organization.id, client.connectorId)).at(-1)).toMatchObject({
      after: { state: "failed", causes: ["domain_unverified"] },
    });
    await makeVerifiedDomain(client.organization);
    expect((await rehearse(client)).state).toBe("passed");
  });

  it("takes a connector with every rule that is set up rightly, and names the one that is not", async () => {
    const client = await scim.connect();
    await makeVerifiedDomain(client.organization);
    await updateConnector(client.ctx, client.connectorId, {
      verifiedDomainsOnly: true,
      requiredAttributes: ["name.givenName", "name.familyName", "emails", "userType"],
      licenceRule: true,
      userTypes: ["Premium", "Standard"],
      defaultUserType: null,
      roleRule: true,
      uniqueIdentifier: "employeeId",
      uniqueGroupNames: true,
      deletePolicy: "keep",
    });
    const green = await rehearse(client);
    expect(firstProblem(green)).toBeUndefined();
    expect(green.state).toBe("passed");
    await updateConnector(client.ctx, client.connectorId, { userTypes: [] });
    expect(firstProblem(await rehearse(client))).toMatchObject({
      causeCode: "invalid_value",
      cause: expect.stringContaining("userType is required"),
    });
  });

  it("is red with W5 without Enterprise Toolkit", async () => {
    const client = await scim.connect();
    const red = await withEnterpriseToolkit("off", () => rehearse(client));
    expect(states(red)).toMatchObject({ test: "failed", match: "skipped", cleanUp: "skipped" });
    expect(firstProblem(red)).toMatchObject({ causeCode: "toolkit_missing" });
  });

  it("is red with W21 where Usher cannot reach its own origin", async () => {
    const client = await scim.connect();
    const origin = process.env["USHER_ORIGIN"];
    process.env["USHER_ORIGIN"] = "http://127.0.0.1:9";
    resetEnv();
    const red = await rehearse(client).finally(() => {
      process.env["USHER_ORIGIN"] = origin;
      resetEnv();
    });
    expect(firstProblem(red)).toMatchObject({ causeCode: "no_request", requestId: null });
    expect(red.cleanedAt).not.toBeNull();
  });

  it("passes while the guard holds the connector, and is not counted by it", async () => {
    const client = await scim.connect();
    await updateConnector(client.ctx, client.connectorId, { guardLimit: 0 });
    const user = await makeUser(client, { userName: "ada" });
    expect((await client.send("DELETE", `/Users/${user.id}`)).status).toBe(503);
    const before = await everythingElse(client);
    expect((await rehearse(client)).state).toBe("passed");
    expect(await everythingElse(client)).toEqual(before);
  });

  it("refuses a second one of the connector while one runs, but not one of another connector", async () => {
    const client = await scim.connect();
    const other = await scim.connect();
    const both = await Promise.allSettled([
      startRehearsal(client.ctx, client.connectorId),
      startRehearsal(client.ctx, client.connectorId),
      startRehearsal(other.ctx, other.connectorId),
    ]);
    await rehearsalsEnded();
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "fulfilled", "rejected"]);
    const refused = both.find((one) => one.status === "rejected");
    expect(refused?.reason).toMatchObject({ code: "conflict", reason: "rehearsal_running" });
    expect(String(refused?.reason)).toContain("Mia Chen started it");
    expect(await listRehearsals(client.ctx, client.connectorId)).toMatchObject([{ state: "passed" }]);
  });

  it("is found neither by another organization nor started without the permission", async () => {
    const client = await scim.connect();
    const rehearsal = await rehearse(client);
    const other = await makeOrganization();
    const notFound = { code: "not_found" };
    await expect(startRehearsal(other.ctx(), client.connectorId)).rejects.toMatchObject(notFound);
    await expect(listRehearsals(other.ctx(), client.connectorId)).rejects.toMatchObject(notFound);
    await expect(getRehearsal(other.ctx(), client.connectorId, rehearsal.id)).rejects.toMatchObject(notFound);
    const admin = client.organization.ctx("Admin");
    const forbidden = { code: "forbidden" };
    await expect(startRehearsal(admin, client.connectorId)).rejects.toMatchObject(forbidden);
    expect(() => listRehearsals(admin, client.connectorId)).toThrow(expect.objectContaining(forbidden));
    expect(() => getRehearsal(admin, client.connectorId, rehearsal.id)).toThrow(expect.objectContaining(forbidden));
  });

  /** A rehearsal whose process went away, with a credential that still holds. */
  async function abandoned(
    client: ScimUnderTest,
    aliveAt = new Date(),
  ): Promise<{ id: string; authorization: string }> {
    const id = uuidv7();
    const secret = makeSecret();
    await withOrganization(client.organization.id, async (tx) => {
      await tx.query(
        `insert into rehearsal (organization_id, id, connector_id, kind, state, started_by, started_at, alive_at)
         values ($1, $2, $3, 'cycle', 'running', 'Mia Chen', $4, $4)`,
        [client.organization.id, id, client.connectorId, aliveAt],
      );
      await tx.query(
        `insert into credential (organization_id, id, kind, connector_id, name, hash, rehearsal_id, active, expires_at, created_by,
           created_at) values ($1, $2, 'rehearsal', $3, 'Rehearsal', $4, $5, true, now() + interval '1 hour', 'Mia Chen', now())`,
        [client.organization.id, uuidv7(), client.connectorId, hashSecret(secret), id],
      );
    });
    return { id, authorization: `Bearer ${secret}` };
  }

  describe("its credential", () => {
    it("touches nothing but what the rehearsal made itself", async () => {
      const client = await scim.connect();
      const ada = await makeUser(client, { userName: "ada@contoso.example" });
      const staff = await makeGroup(client, { displayName: "Staff" });
      await flushRequestLog();
      const { authorization } = await abandoned(client);
      const before = await everythingElse(client);
      const rename = {
        schemas: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
        Operations: [{ op: "replace", path: "displayName", value: "x" }],
      };
      for (const path of [`/Users/${ada.id}`, `/Groups/${staff.id}`]) {
        expect((await client.send("GET", path, { authorization })).status).toBe(404);
        expect((await client.send("PATCH", path, { authorization, body: rename })).status).toBe(404);
        expect(
          (await client.send("PUT", path, { authorization, body: { userName: "x", displayName: "x" } })).status,
        ).toBe(404);
        expect((await client.send("DELETE", path, { authorization })).status).toBe(404);
      }
      for (const path of [
        "/Users",
        '/Users?filter=userName eq "ada@contoso.example"',
        "/Groups",
        '/Groups?filter=displayName eq "Staff"',
      ]) {
        expect((await client.send("GET", path, { authorization })).body.totalResults).toBe(0);
      }
      // Neither a conflict, nor a person who is adopted or comes back.
      const again = { schemas: ["urn:ietf:params:scim:schemas:core:2.0:User"], userName: "ada@contoso.example" };
      expect((await client.send("POST", "/Users", { authorization, body: again })).status).toBe(409);
      const withMember = {
        schemas: ["urn:ietf:params:scim:schemas:core:2.0:Group"],
        displayName: "usher-rehearsal",
        members: [{ value: ada.id }],
      };
      expect((await client.send("POST", "/Groups", { authorization, body: withMember })).status).toBe(403);
      expect(await everythingElse(client)).toEqual(before);
      const made = await client.send("POST", "/Groups", { authorization, body: { ...withMember, members: [] } });
      const add = { ...rename, Operations: [{ op: "add", path: "members", value: [{ value: ada.id }] }] };
      const own = `/Groups/${made.body.id}`;
      expect((await client.send("PATCH", own, { authorization, body: add })).status).toBe(403);
      expect((await client.send("GET", own, { authorization })).body.members ?? []).toEqual([]);
      expect((await listConflicts(client.ctx, {})).items).toEqual([]);
    });

    it("opens neither the API nor another connector, and ends with the rehearsal", async () => {
      const client = await scim.connect();
      const { id, authorization } = await abandoned(client);
      expect((await client.send("GET", "/Users", { authorization })).status).toBe(200);
      const other = await scim.connect();
      expect((await other.send("GET", "/Users", { authorization })).status).toBe(401);
      await withOrganization(client.organization.id, (tx) =>
        tx.query("update rehearsal set alive_at = now() - interval '2 minutes' where id = $1", [id]),
      );
      expect(await cleanDeadRehearsals(() => new Date())).toBe(1);
      expect((await client.send("GET", "/Users", { authorization })).status).toBe(401);
    });
  });

  describe("that dies", () => {
    async function leave(client: ScimUnderTest, authorization: string): Promise<void> {
      const user = { schemas: ["urn:ietf:params:scim:schemas:core:2.0:User"], userName: "usher-rehearsal-1" };
      const made = await client.send("POST", "/Users", { authorization, body: user });
      const group = {
        schemas: ["urn:ietf:params:scim:schemas:core:2.0:Group"],
        displayName: "usher-rehearsal",
        members: [{ value: made.body.id }],
      };
      expect((await client.send("POST", "/Groups", { authorization, body: group })).status).toBe(201);
    }

    it("is ended by the job after a minute, with people, groups and credential, and without a tombstone", async () => {
      const client = await scim.connect();
      const before = await everythingElse(client);
      const { id, authorization } = await abandoned(client);
      await leave(client, authorization);
      await cleanDeadRehearsals(() => new Date(Date.now() + 30_000));
      expect(await getRehearsal(client.ctx, client.connectorId, id)).toMatchObject({ state: "running" });
      expect(await cleanDeadRehearsals(() => new Date(Date.now() + 61_000))).toBeGreaterThan(0);
      expect(await everythingElse(client)).toEqual(before);
      expect(await getRehearsal(client.ctx, client.connectorId, id)).toMatchObject({ state: "stopped" });
      expect((await auditOf(client.organization.id, client.connectorId)).at(-1)).toMatchObject({
        action: "connector.rehearsal_finish",
        actor_name: "Usher",
      });
      expect(await cleanDeadRehearsals(() => new Date(Date.now() + 61_000))).toBe(0);
    });

    it("is cleaned up by the next one", async () => {
      const client = await scim.connect();
      const before = await everythingElse(client);
      const { id, authorization } = await abandoned(client, new Date(Date.now() - 61_000));
      await leave(client, authorization);
      expect((await rehearse(client)).state).toBe("passed");
      expect(await everythingElse(client)).toEqual(before);
      expect((await listRehearsals(client.ctx, client.connectorId)).map((one) => one.state)).toEqual([
        "passed",
        "stopped",
      ]);
      expect((await getRehearsal(client.ctx, client.connectorId, id)).cleanedAt).not.toBeNull();
    });

    it("is ended once: who comes later ends nothing and tells nobody, and a run that still goes on is told to stop", async () => {
      const client = await scim.connect();
      const { id } = await abandoned(client);
      expect(await saveProgress(client.ctx, id, null)).toBe(true);
      await finishRehearsal(client.ctx, { rehearsalId: id, state: "stopped", steps: null });
      const entries = await auditOf(client.organization.id, client.connectorId);
      await finishRehearsal(client.ctx, { rehearsalId: id, state: "passed", steps: [] });
      expect(await auditOf(client.organization.id, client.connectorId)).toEqual(entries);
      expect(await saveProgress(client.ctx, id, null)).toBe(false);
      expect(await getRehearsal(client.ctx, client.connectorId, id)).toMatchObject({ state: "stopped" });
    });

    it("makes nothing more once it was ended", async () => {
      const client = await scim.connect();
      const { id, authorization } = await abandoned(client);
      await withOrganization(client.organization.id, (tx) =>
        tx.query("update rehearsal set state = 'stopped' where id = $1", [id]),
      );
      const user = { schemas: ["urn:ietf:params:scim:schemas:core:2.0:User"], userName: "usher-rehearsal-late" };
      expect((await client.send("POST", "/Users", { authorization, body: user })).status).toBe(403);
    });

    it("goes with its connector, people and all", async () => {
      const client = await scim.connect();
      const { authorization } = await abandoned(client);
      await leave(client, authorization);
      await deleteConnector(client.ctx, client.connectorId);
      const database = await getDatabase();
      expect(
        await database.query(`select 1 from "user" where organization_id = $1 and user_name like 'usher-rehearsal%'`, [
          client.organization.id,
        ]),
      ).toEqual([]);
    });
  });
});
