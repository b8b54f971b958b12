import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Ctx } from "@/lib/context";
import { createApiToken } from "@/lib/credentials/create-api-token";
import { createCredential } from "@/lib/credentials/create-credential";
import { createServiceToken } from "@/lib/credentials/create-service-token";
import { revokeCredential } from "@/lib/credentials/revoke-credential";
import { updateCredential } from "@/lib/credentials/update-credential";
import { closeDatabase, setDatabase } from "@/lib/db/database";
import { withOrganization } from "@/lib/db/with-organization";
import { createServiceAccount } from "@/lib/service-accounts/create-service-account";
import { updateServiceAccount } from "@/lib/service-accounts/update-service-account";
import { createTestDatabase, databaseKinds, type TestDatabase } from "@/tests/support/database";
import { makeConnector, type TestConnector } from "@/tests/support/make-connector";
import { scimClient } from "@/tests/support/scim";
import { type ScimProcess, startScimProcess } from "@/tests/support/scim-process";

const expires = "90d";

interface Made {
  readonly authorization: string;
  /** What takes it away, and the statuses that may follow. */
  readonly end: () => Promise<unknown>;
  readonly status: number;
}

type Make = (connector: TestConnector, origin: string) => Promise<Made>;

const holderOf = ({ connectorId }: TestConnector) => ({ kind: "connector", id: connectorId }) as const;
const setOwner = ({ organizationId }: Ctx, active: boolean) =>
  withOrganization(organizationId, (tx) => tx.query(`update "user" set active = $1`, [active]));

const kinds: Readonly<Record<string, Make>> = {
  "a revoked bearer token": async (connector) => {
    const { id, secret } = await createCredential(connector.ctx, connector.connectorId, {
      kind: "bearer",
      name: "T",
      expires,
    });
    return {
      authorization: `Bearer ${secret}`,
      end: () => revokeCredential(connector.ctx, holderOf(connector), id),
      status: 401,
    };
  },
  "a disabled user name and password": async (connector) => {
    const { ctx, connectorId } = connector;
    const { id, secret } = await createCredential(ctx, connectorId, {
      kind: "basic",
      name: "T",
      userName: "entra",
      expires,
    });
    return {
      authorization: `Basic ${Buffer.from(`entra:${secret}`).toString("base64")}`,
      end: () => updateCredential(ctx, holderOf(connector), id, { active: false }),
      status: 401,
    };
  },
  "an access token whose client secret was revoked": async (connector, origin) => {
    const { ctx, connectorId } = connector;
    const { id, secret } = await createCredential(ctx, connectorId, { kind: "client_secret", name: "T", expires });
    const response = await fetch(`${origin}/scim/v2/${connectorId}/oauth/token`, {
      method: "POST",
      body: new URLSearchParams({ grant_type: "client_credentials", client_id: connectorId, client_secret: secret }),
    });
    const { access_token } = (await response.json()) as { access_token: string };
    return {
      authorization: `Bearer ${access_token}`,
      end: () => revokeCredential(ctx, holderOf(connector), id),
      status: 401,
    };
  },
  "a service account that lost its role": async ({ ctx }) => {
    const account = await createServiceAccount(ctx, { name: "Robot", roles: ["SCIM Authenticator"] });
    const { secret } = await createServiceToken(ctx, account.id, { name: "T", expires });
    return {
      authorization: `Bearer ${secret}`,
      end: () => updateServiceAccount(ctx, account.id, { roles: [] }),
      status: 403,
    };
  },
  "an API token whose owner was deactivated": async ({ ctx }) => {
    const { secret } = await createApiToken(ctx, { name: "T", expires, permissions: ["user:read"] });
    return { authorization: `Bearer ${secret}`, end: () => setOwner(ctx, false), status: 401 };
  },
};

// PGlite belongs to one process, so only PostgreSQL has several.
describe.runIf(databaseKinds.includes("postgres"))("what one process takes away", () => {
  let test: TestDatabase;
  let connector: TestConnector;
  let processes: readonly ScimProcess[] = [];

  beforeAll(async () => {
    test = await createTestDatabase("postgres");
    setDatabase(test.database);
    connector = await makeConnector();
    const environment = { DATABASE_URL: test.url ?? "" };
    processes = await Promise.all([startScimProcess(environment), startScimProcess(environment)]);
  }, 60_000);

  afterAll(async () => {
    await Promise.all(processes.map((process) => process.stop()));
    await closeDatabase();
    await test.dispose();
  });

  it.each(Object.entries(kinds))("the others refuse with their next request: %s", async (_name, make) => {
    const clients = processes.map(({ origin }) => scimClient(connector, origin));
    const made = await make(connector, processes[0]?.origin ?? "");
    const ask = () =>
      Promise.all(clients.map((client) => client.send("GET", "/Users?count=1", { authorization: made.authorization })));
    // Several times, so that whatever might be remembered is.
    for (let round = 0; round < 3; round += 1) expect((await ask()).map(({ status }) => status)).toEqual([200, 200]);
    await made.end();
    expect((await ask()).map(({ status }) => status)).toEqual([made.status, made.status]);
  });
});
