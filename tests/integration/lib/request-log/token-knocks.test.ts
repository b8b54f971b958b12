import { v4 as uuidv4 } from "uuid";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createCredential } from "@/lib/credentials/create-credential";
import { createWorkloadIdentity } from "@/lib/credentials/create-workload-identity";
import { makeSecret } from "@/lib/credentials/secret";
import type { TokenCauseCode } from "@/lib/oauth/oauth-error";
import { flushRequestLog } from "@/lib/request-log/background-log";
import { getRequest } from "@/lib/request-log/get-request";
import { listKnocks } from "@/lib/request-log/list-knocks";
import { onEachDatabase } from "@/tests/support/database";
import { type EntraIssuer, startEntraIssuer } from "@/tests/support/entra-issuer";
import { type ScimUnderTest, useScim } from "@/tests/support/scim";
import { trustHosts, trustOf } from "@/tests/support/workload";

let entra: EntraIssuer;
/** Trusted, and never up. */
let silent: EntraIssuer;

beforeAll(async () => {
  [entra, silent] = [await startEntraIssuer(), await startEntraIssuer()];
  silent.setDown(true);
  trustHosts(entra, silent);
});

afterAll(async () => {
  await entra.stop();
  await silent.stop();
  trustHosts();
});

type Form = Readonly<Record<string, string>>;

const assertion = async (client: ScimUnderTest, text: string | Promise<string>): Promise<Form> => ({
  grant_type: "client_credentials",
  client_id: client.connectorId,
  client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
  client_assertion: await text,
});

const secretForm = (client: ScimUnderTest, secret: string): Form => ({
  grant_type: "client_credentials",
  client_id: client.connectorId,
  client_secret: secret,
});

const now = () => Math.floor(Date.now() / 1000);

/** Each cause for which the token endpoint refuses, with a form that is refused for it. */
const causes: readonly (readonly [TokenCauseCode, 400 | 401 | 503, (client: ScimUnderTest) => Form | Promise<Form>])[] =
  [
    ["token_request", 400, () => ({ grant_type: "password" })],
    ["client_unknown", 401, (client) => ({ ...secretForm(client, makeSecret()), client_id: uuidv4() })],
    ["client_secret", 401, (client) => secretForm(client, makeSecret())],
    ["assertion_malformed", 401, (client) => assertion(client, "no token")],
    ["assertion_issuer", 401, (client) => assertion(client, entra.assertion({ iss: "https://evil.example" }))],
    ["assertion_signature", 401, (client) => assertion(client, forged(entra.assertion()))],
    ["assertion_time", 401, (client) => assertion(client, entra.assertion({ exp: now() - 3600 }))],
    ["assertion_audience", 401, (client) => assertion(client, entra.assertion({ aud: uuidv4() }))],
    ["assertion_subject", 401, (client) => assertion(client, entra.assertion({ sub: uuidv4() }))],
    ["assertion_replayed", 401, (client) => replayed(client)],
    ["assertion_keys", 503, (client) => assertion(client, silent.assertion())],
  ];

async function forged(honest: Promise<string>): Promise<string> {
  const [header, payload] = (await honest).split(".");
  return `${header}.${payload}.${Buffer.from("forged").toString("base64url")}`;
}

async function replayed(client: ScimUnderTest): Promise<Form> {
  const form = await assertion(client, entra.assertion());
  expect((await ask(client, form)).status).toBe(200);
  return form;
}

const ask = (client: ScimUnderTest, form: Form) =>
  fetch(`${client.url}/oauth/token`, { method: "POST", body: new URLSearchParams(form) });

onEachDatabase("knocks at the token endpoint", () => {
  const scim = useScim();

  it.each(causes)("tell of %s: status, body, log and page say the same", async (causeCode, status, make) => {
    const client = await scim.connect();
    await createWorkloadIdentity(client.ctx, client.connectorId, trustOf(entra));
    await createWorkloadIdentity(client.ctx, client.connectorId, trustOf(silent, { name: "Silent" }));
    await createCredential(client.ctx, client.connectorId, { kind: "client_secret", name: "Client", expires: "90d" });
    const answer = await ask(client, await make(client));
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ error: expect.any(String), error_description: expect.any(String) });
    await flushRequestLog();
    const [knock, ...rest] = await listKnocks(client.ctx, client.connectorId);
    expect(rest).toEqual([]);
    expect(knock).toMatchObject({ causeCode, status, path: "/oauth/token", count: { count: 1, exact: true } });
    expect(knock?.cause).toMatch(/\w+ .*\.$/);
    expect(knock?.cure).toMatch(/\w+ .*\.$/);
    expect(await getRequest(client.ctx, knock?.requestId ?? "")).toMatchObject({
      status,
      causeCode,
      cause: knock?.cause,
      cure: knock?.cure,
    });
  });
});
