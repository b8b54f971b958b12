import { afterAll, beforeAll, expect, it } from "vitest";
import { createApiToken } from "@/lib/credentials/create-api-token";
import { createCredential } from "@/lib/credentials/create-credential";
import { createServiceToken } from "@/lib/credentials/create-service-token";
import { createWorkloadIdentity } from "@/lib/credentials/create-workload-identity";
import type { Credential } from "@/lib/entra-client/credential";
import { runCycle } from "@/lib/entra-client/run-cycle";
import { resetEnv } from "@/lib/env";
import { createServiceAccount } from "@/lib/service-accounts/create-service-account";
import { onEachDatabase } from "@/tests/support/database";
import { type EntraIssuer, startEntraIssuer } from "@/tests/support/entra-issuer";
import { type ScimUnderTest, useScim } from "@/tests/support/scim";

let entra: EntraIssuer;

beforeAll(async () => {
  entra = await startEntraIssuer();
  process.env["USHER_ENTRA_HOSTS"] = entra.host;
  resetEnv();
});
afterAll(async () => {
  delete process.env["USHER_ENTRA_HOSTS"];
  resetEnv();
  await entra.stop();
});

const expires = "90d";
const bearer = (token: string): Credential => ({ kind: "bearer", token });

/** Every way for a machine to prove itself to a connector, made as an admin makes it. */
const kinds: Readonly<Record<string, (client: ScimUnderTest) => Promise<Credential>>> = {
  "a bearer token (K4)": async ({ ctx, connectorId }) =>
    bearer((await createCredential(ctx, connectorId, { kind: "bearer", name: "T", expires })).secret),
  "user name and password (K5)": async ({ ctx, connectorId }) => {
    const made = await createCredential(ctx, connectorId, { kind: "basic", name: "T", userName: "entra", expires });
    return { kind: "basic", userName: "entra", password: made.secret };
  },
  "a client secret in the header (K6)": (client) => clientSecret(client, "header"),
  "a client secret in the body (K6)": (client) => clientSecret(client, "body"),
  "a workload identity (K7)": async ({ ctx, connectorId, url }) => {
    const { issuer, jwksUri, subject, audience } = entra;
    await createWorkloadIdentity(ctx, connectorId, {
      kind: "workload_identity",
      name: "T",
      issuer,
      jwksUri,
      subject,
      audiences: [audience],
    });
    return {
      kind: "assertion",
      tokenEndpoint: `${url}/oauth/token`,
      clientId: connectorId,
      assertion: () => entra.assertion(),
    };
  },
  "a service account's token (K9)": async ({ ctx }) => {
    const account = await createServiceAccount(ctx, { name: "Robot", roles: ["SCIM Authenticator"] });
    return bearer((await createServiceToken(ctx, account.id, { name: "T", expires })).secret);
  },
  "an API token (K10)": async ({ ctx }) => {
    const permissions = ["user", "group"].flatMap((thing) =>
      ["read", "create", "update", "delete"].map((act) => `${thing}:${act}`),
    );
    return bearer((await createApiToken(ctx, { name: "T", expires, permissions })).secret);
  },
};

async function clientSecret({ ctx, connectorId, url }: ScimUnderTest, where: "header" | "body"): Promise<Credential> {
  const made = await createCredential(ctx, connectorId, { kind: "client_secret", name: "T", expires });
  return {
    kind: "client_secret",
    tokenEndpoint: `${url}/oauth/token`,
    clientId: connectorId,
    clientSecret: made.secret,
    in: where,
  };
}

onEachDatabase("each kind of credential", () => {
  const scim = useScim();

  it.each(Object.entries(kinds))("provisions a whole cycle of Entra: %s", async (_name, make) => {
    const client = await scim.connect();
    const report = await runCycle({
      url: client.url,
      token: await make(client),
      users: 12,
      groups: 2,
      deleteAll: true,
    });
    expect([report.deviations, report.stopped]).toEqual([[], null]);
    expect(report.requests).toBeGreaterThan(100);
  });

  it("an API token that may only read reads, and is told which permission it lacks for the rest", async () => {
    const client = await scim.connect();
    const token = await createApiToken(client.ctx, { name: "Reader", expires, permissions: ["user:read"] });
    const authorization = `Bearer ${token.secret}`;
    const body = { schemas: ["urn:ietf:params:scim:schemas:core:2.0:User"], userName: "ada@contoso.example" };
    expect((await client.send("GET", "/Users", { authorization })).status).toBe(200);
    const refused = await client.send("POST", "/Users", { authorization, body });
    expect(refused.status).toBe(403);
    expect(refused.body.detail).toContain("user:create");
    expect((await client.send("GET", "/Groups", { authorization })).status).toBe(403);
  });
});
