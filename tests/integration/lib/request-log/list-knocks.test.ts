import { v7 as uuidv7 } from "uuid";
import { expect, it } from "vitest";
import { createConnector } from "@/lib/connectors/create-connector";
import { createApiToken } from "@/lib/credentials/create-api-token";
import { createCredential } from "@/lib/credentials/create-credential";
import { createServiceToken } from "@/lib/credentials/create-service-token";
import { revokeCredential } from "@/lib/credentials/revoke-credential";
import { rotateCredential } from "@/lib/credentials/rotate-credential";
import { makeSecret } from "@/lib/credentials/secret";
import { updateCredential } from "@/lib/credentials/update-credential";
import { withOrganization } from "@/lib/db/with-organization";
import { flushRequestLog } from "@/lib/request-log/background-log";
import { getRequest } from "@/lib/request-log/get-request";
import { listKnocks } from "@/lib/request-log/list-knocks";
import { createServiceAccount } from "@/lib/service-accounts/create-service-account";
import { updateServiceAccount } from "@/lib/service-accounts/update-service-account";
import { onEachDatabase } from "@/tests/support/database";
import { type ScimUnderTest, useScim } from "@/tests/support/scim";
import { makeUser } from "@/tests/support/scim-resources";

const holderOf = ({ connectorId }: ScimUnderTest) => ({ kind: "connector", id: connectorId }) as const;

function bearer(it: ScimUnderTest, name: string) {
  return createCredential(it.ctx, it.connectorId, { kind: "bearer", name, expires: "90d" });
}

async function serviceToken(it: ScimUnderTest, active: boolean): Promise<string> {
  const account = await createServiceAccount(it.ctx, { name: `Robot ${uuidv7()}` });
  const { secret } = await createServiceToken(it.ctx, account.id, { name: "Nightly", expires: "90d" });
  if (!active) await updateServiceAccount(it.ctx, account.id, { active });
  return secret;
}

/** Each cause that a SCIM request can be refused for, with a way to be refused for it. */
const causes: readonly (readonly [
  string,
  string,
  401 | 403,
  (it: ScimUnderTest) => string | null | Promise<string | null>,
])[] = [
  ["no header", "no_credential", 401, () => null],
  ["Bearer typed twice", "bearer_twice", 401, ({ token }) => `Bearer Bearer ${token}`],
  ["Entra's own token", "secret_blank", 401, () => "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.c2ln"],
  ["a token that was cut", "token_damaged", 401, ({ token }) => `Bearer ${token.slice(0, -2)}`],
  ["a token of nobody", "token_unknown", 401, () => `Bearer ${makeSecret()}`],
  [
    "an expired token",
    "token_expired",
    401,
    async (it) => {
      const { id, secret } = await bearer(it, "Old");
      await rotateCredential(it.ctx, holderOf(it), id, { overlap: "now", expires: "90d" });
      return `Bearer ${secret}`;
    },
  ],
  [
    "a disabled token",
    "token_disabled",
    401,
    async (it) => {
      const { id, secret } = await bearer(it, "Asleep");
      await updateCredential(it.ctx, holderOf(it), id, { active: false });
      return `Bearer ${secret}`;
    },
  ],
  [
    "a revoked token",
    "token_revoked",
    401,
    async (it) => {
      const { id, secret } = await bearer(it, "Gone");
      await revokeCredential(it.ctx, holderOf(it), id);
      return `Bearer ${secret}`;
    },
  ],
  [
    "another connector's token",
    "token_other_connector",
    401,
    async ({ ctx }) => {
      const other = await createConnector(ctx, { kind: "entra" });
      const { secret } = await createCredential(ctx, other.id, { kind: "bearer", name: "Other", expires: "90d" });
      return `Bearer ${secret}`;
    },
  ],
  [
    "a client secret as token",
    "token_other_kind",
    401,
    async ({ ctx, connectorId }) => {
      const input = { kind: "client_secret", name: "Client", expires: "90d" } as const;
      return `Bearer ${(await createCredential(ctx, connectorId, input)).secret}`;
    },
  ],
  [
    "a wrong user name",
    "user_name",
    401,
    async ({ ctx, connectorId }) => {
      const input = { kind: "basic", name: "Basic", expires: "90d" } as const;
      const { secret } = await createCredential(ctx, connectorId, input);
      return `Basic ${Buffer.from(`somebody:${secret}`).toString("base64")}`;
    },
  ],
  ["a disabled service account", "account_disabled", 401, async (it) => `Bearer ${await serviceToken(it, false)}`],
  ["a missing role", "permission_missing", 403, async (it) => `Bearer ${await serviceToken(it, true)}`],
  [
    "an API token without users",
    "permission_missing",
    403,
    async ({ ctx }) => {
      const input = { name: "Folders", expires: "90d", permissions: ["folder:read"] } as const;
      return `Bearer ${(await createApiToken(ctx, { ...input, permissions: [...input.permissions] })).secret}`;
    },
  ],
];

onEachDatabase("list knocks", (kind) => {
  const scim = useScim();

  async function knocksOf({ ctx, connectorId }: ScimUnderTest) {
    await flushRequestLog();
    return await listKnocks(ctx, connectorId);
  }

  it.each(causes)("tells of %s: status, body, log and page say the same", async (_name, causeCode, status, make) => {
    const connector = await scim.connect();
    const answer = await connector.send("GET", "/Users", { authorization: await make(connector) });
    expect(answer.status).toBe(status);
    const [knock, ...rest] = await knocksOf(connector);
    expect(rest).toEqual([]);
    expect(knock).toMatchObject({
      causeCode,
      status,
      path: "/Users",
      remoteAddress: "192.0.2.1",
      count: { count: 1, exact: true },
    });
    expect(answer.body).toMatchObject({
      schemas: ["urn:ietf:params:scim:api:messages:2.0:Error"],
      status: String(status),
      detail: expect.stringContaining(knock?.cause ?? "-"),
    });
    expect(await getRequest(connector.ctx, knock?.requestId ?? "")).toMatchObject({
      status,
      causeCode,
      cause: knock?.cause,
      cure: knock?.cure,
    });
  });

  it("tells the connector that was meant of an address without its id", async () => {
    const connector = await scim.connect();
    const answer = await fetch(connector.url.replace(connector.connectorId, uuidv7()), {
      headers: { authorization: `Bearer ${connector.token}` },
    });
    expect(answer.status).toBe(401);
    expect(await knocksOf(connector)).toMatchObject([{ causeCode: "url_without_id", tokenName: "Test" }]);
  });

  it("counts each cause once, the latest first, and leaves out what passed and what was refused otherwise", async () => {
    const connector = await scim.connect();
    await makeUser(connector, { userName: "ada" });
    await connector.send("POST", "/Users", { body: { schemas: [], userName: "ada" } });
    for (let index = 0; index < 3; index += 1) await connector.send("GET", "/Users", { authorization: null });
    await connector.send("GET", "/Groups", { authorization: `Bearer ${makeSecret()}` });
    await connector.send("GET", "/Schemas", { authorization: null });
    expect(await knocksOf(connector)).toMatchObject([
      { causeCode: "no_credential", count: { count: 4, exact: true }, path: "/Schemas" },
      { causeCode: "token_unknown", count: { count: 1 } },
    ]);
  });

  it("forgets them after 24 hours", async () => {
    const connector = await scim.connect();
    await connector.send("GET", "/Users", { authorization: null });
    await flushRequestLog();
    const at = (hours: number) => () => new Date(Date.now() + hours * 3_600_000);
    const { organization, connectorId } = connector;
    expect(await listKnocks(organization.ctx("Admin", at(23)), connectorId)).toHaveLength(1);
    expect(await listKnocks(organization.ctx("Admin", at(25)), connectorId)).toEqual([]);
  });

  it("says “at least” for more than anybody counts, and stays quick", async () => {
    const connector = await scim.connect();
    const { organizationId } = connector.ctx;
    await withOrganization(organizationId, (tx) =>
      tx.query(
        `insert into request_log (organization_id, id, connector_id, at, method, path, status, duration_ms, summary, cause_code,
           cause, is_probe, notes)
         select $1, (lpad(to_hex((extract(epoch from now()) * 1000)::bigint - n), 12, '0') || '70008000' || lpad(to_hex(n), 12, '0'))::uuid,
           $2, now(), 'GET', '/Users', case when n % 5 = 0 then 200 else 401 end, 1, 'List users',
           case n % 5 when 0 then null when 1 then 'token_expired' else 'token_unknown' end, 'Why', false, '[]'::jsonb
         from generate_series(1, 100000) n`,
        [organizationId, connector.connectorId],
      ),
    );
    const began = performance.now();
    const knocks = await listKnocks(connector.ctx, connector.connectorId);
    expect(performance.now() - began).toBeLessThan(kind === "pglite" ? 2000 : 1000);
    expect(knocks.map(({ causeCode, count }) => [causeCode, count])).toEqual([
      ["token_expired", { count: 2500, exact: false }],
      ["token_unknown", { count: 7500, exact: false }],
    ]);
  });

  it("hides a connector of another organization behind not_found", async () => {
    const [connector, stranger] = [await scim.connect(), await scim.connect()];
    await expect(listKnocks(stranger.ctx, connector.connectorId)).rejects.toMatchObject({ code: "not_found" });
  });

  it("is forbidden without log:read", async () => {
    const { organization, connectorId } = await scim.connect();
    await expect((async () => listKnocks(organization.ctx("User"), connectorId))()).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});
