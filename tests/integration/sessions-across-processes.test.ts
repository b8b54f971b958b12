import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createSession } from "@/lib/auth/create-session";
import { closeDatabase, setDatabase } from "@/lib/db/database";
import { withOrganization } from "@/lib/db/with-organization";
import { resetEnv } from "@/lib/env";
import { endSessions } from "@/lib/users/end-sessions";
import { cookieFor } from "@/tests/support/browser";
import { createTestDatabase, databaseKinds, type TestDatabase } from "@/tests/support/database";
import { makeConnector, type TestConnector } from "@/tests/support/make-connector";
import { type ScimUnderTest, scimClient } from "@/tests/support/scim";
import { type ScimProcess, startScimProcess } from "@/tests/support/scim-process";

const secret = "the same secret on every replica, as it must be";

const patch = (client: ScimUnderTest, userId: string, path: string, value: string) =>
  client.send("PATCH", `/Users/${userId}`, {
    body: {
      schemas: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
      Operations: [{ op: "Replace", path, value }],
    },
  });

const sql = ({ organization }: TestConnector, text: string, userId: string) =>
  withOrganization(organization.id, (tx) => tx.query(text, [organization.id, userId]));

/** What ends the sessions of a person. */
const ends: Readonly<Record<string, (client: ScimUnderTest, userId: string) => Promise<unknown>>> = {
  "a deactivation by SCIM": (client, userId) => patch(client, userId, "active", "False"),
  "a deletion by SCIM": (client, userId) => client.send("DELETE", `/Users/${userId}`),
  "the loss of the access role": (client, userId) =>
    sql(client, `update "user" set access_role_by_hand = null where organization_id = $1 and id = $2`, userId),
  "another login method": (client, userId) =>
    sql(client, `update "user" set login_method = 'builtin' where organization_id = $1 and id = $2`, userId),
  "an admin who ends them": ({ organization }, userId) =>
    withOrganization(organization.id, (tx) => endSessions(tx, organization.id, userId, new Date())),
};

// PGlite belongs to one process, so only PostgreSQL has several.
describe.runIf(databaseKinds.includes("postgres"))("on one of two processes", () => {
  let test: TestDatabase;
  let connector: TestConnector;
  let processes: readonly ScimProcess[] = [];

  beforeAll(async () => {
    process.env["USHER_SECRET"] = secret;
    resetEnv();
    test = await createTestDatabase("postgres");
    setDatabase(test.database);
    connector = await makeConnector();
    const environment = { DATABASE_URL: test.url ?? "", USHER_SECRET: secret };
    processes = await Promise.all([startScimProcess(environment), startScimProcess(environment)]);
  }, 60_000);

  afterAll(async () => {
    await Promise.all(processes.map((process) => process.stop()));
    await closeDatabase();
    await test.dispose();
    delete process.env["USHER_SECRET"];
    resetEnv();
  });

  it.each(Object.entries(ends))(
    "%s ends sessions on the other with the very next request, and for good",
    async (name, end) => {
      const [one, other] = processes;
      const client = scimClient(connector, one?.origin ?? "");
      const { id: organizationId, slug } = connector.organization;
      const { body } = await client.send("POST", "/Users", {
        body: { schemas: ["urn:ietf:params:scim:schemas:core:2.0:User"], userName: `ada ${name}` },
      });
      await sql(
        connector,
        `update "user" set access_role_by_hand = 'ReadOnly' where organization_id = $1 and id = $2`,
        body.id,
      );
      const session = { organizationId, userId: body.id, method: "entra", secondFactor: false } as const;
      const origin = { address: null, userAgent: null, now: () => new Date() };
      const sessionId = await withOrganization(organizationId, (tx) => createSession(tx, session, origin));
      const cookie = await cookieFor({ organizationId, sessionId: sessionId ?? "" });
      const click = async () =>
        (await fetch(`${other?.origin}/api/organizations/${slug}/overview`, { headers: { cookie } })).status;
      for (let round = 0; round < 3; round += 1) expect(await click()).toBe(200);
      await end(client, body.id);
      expect(await click()).toBe(401);
      // Access that comes back brings no session back.
      await patch(client, body.id, "active", "True");
      await sql(
        connector,
        `update "user" set access_role_by_hand = 'ReadOnly', login_method = 'sso' where organization_id = $1 and id = $2`,
        body.id,
      );
      expect(await click()).toBe(401);
    },
  );
});
