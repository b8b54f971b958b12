import { afterEach, beforeEach, expect, it } from "vitest";
import { createCredential } from "@/lib/credentials/create-credential";
import { revokeCredential } from "@/lib/credentials/revoke-credential";
import { rotateCredential } from "@/lib/credentials/rotate-credential";
import { makeSecret } from "@/lib/credentials/secret";
import { updateCredential } from "@/lib/credentials/update-credential";
import { withOrganization } from "@/lib/db/with-organization";
import { flushRequestLog } from "@/lib/request-log/background-log";
import { listRequests } from "@/lib/request-log/list-requests";
import { onEachDatabase } from "@/tests/support/database";
import { type ScimUnderTest, useScim } from "@/tests/support/scim";

type Form = Readonly<Record<string, string>> | string;

/** What the token endpoint answers to a form, by the given Authorization header. */
async function ask(client: ScimUnderTest, form: Form, headers: Record<string, string> = {}, method = "POST") {
  const response = await fetch(`${client.url}/oauth/token`, {
    method,
    headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
    ...(method === "GET" ? {} : { body: typeof form === "string" ? form : new URLSearchParams(form) }),
  });
  return { status: response.status, headers: response.headers, body: JSON.parse(await response.text()) };
}

const grant = { grant_type: "client_credentials" };
const basic = (id: string, secret: string) => ({
  authorization: `Basic ${Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`).toString("base64")}`,
});

async function lastLogged(client: ScimUnderTest) {
  await flushRequestLog();
  return (await listRequests(client.ctx, {})).items[0];
}

onEachDatabase("the token endpoint with client secrets", () => {
  const scim = useScim();
  let client: ScimUnderTest;
  let made: Awaited<ReturnType<typeof createCredential>>;
  const holder = () => ({ kind: "connector", id: client.connectorId }) as const;

  beforeEach(async () => {
    client = await scim.connect();
    made = await createCredential(client.ctx, client.connectorId, {
      kind: "client_secret",
      name: "Gallery app",
      expires: "365d",
      accessHours: 2,
    });
  });
  afterEach(flushRequestLog);

  it.each(["client_secret_post", "client_secret_basic"])("gives an access token that works, by %s", async (how) => {
    const inBody = { ...grant, client_id: client.connectorId, client_secret: made.secret };
    const answer =
      how === "client_secret_post"
        ? await ask(client, inBody)
        : await ask(client, grant, basic(client.connectorId, made.secret));
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      access_token: expect.stringMatching(/^ush_/),
      token_type: "Bearer",
      expires_in: 7200,
    });
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.headers.get("content-type")).toMatch(/^application\/json/);
    expect(await lastLogged(client)).toMatchObject({
      summary: "Get access token",
      status: 200,
      tokenName: "Gallery app",
    });
    const list = await client.send("GET", "/Users", { authorization: `Bearer ${answer.body.access_token}` });
    expect(list.status).toBe(200);
    expect(await lastLogged(client)).toMatchObject({ path: "/Users", tokenName: "Gallery app" });
  });

  it("keeps neither secret nor access token: not in a table, not in the request log", async () => {
    const { body } = await ask(client, { ...grant, client_id: client.connectorId, client_secret: made.secret });
    await flushRequestLog();
    const rows = await withOrganization(client.organization.id, (tx) =>
      tx.query<{ row: string }>(
        `select to_jsonb(c)::text as row from credential c union all select to_jsonb(r)::text from request_log r
         union all select to_jsonb(a)::text from audit_entry a`,
      ),
    );
    const text = JSON.stringify(rows);
    expect(text).toContain("Gallery app");
    expect([text.includes(made.secret), text.includes(body.access_token)]).toEqual([false, false]);
  });

  it("ends access tokens with their secret, at once, and disables them with it", async () => {
    const get = async () => (await ask(client, grant, basic(client.connectorId, made.secret))).body.access_token;
    const use = async (token: string) =>
      (await client.send("GET", "/Users", { authorization: `Bearer ${token}` })).status;
    const first = await get();
    expect(await use(first)).toBe(200);
    await updateCredential(client.ctx, holder(), made.id, { active: false });
    expect(await use(first)).toBe(401);
    await updateCredential(client.ctx, holder(), made.id, { active: true });
    const second = await get();
    expect(await use(second)).toBe(200);
    await revokeCredential(client.ctx, holder(), made.id);
    expect(await use(second)).toBe(401);
    expect(await lastLogged(client)).toMatchObject({
      status: 401,
      causeCode: "token_revoked",
      tokenName: "Gallery app",
    });
  });

  it("ends access tokens with a secret that is rotated now, and by the end of the overlap otherwise", async () => {
    const { body } = await ask(client, grant, basic(client.connectorId, made.secret));
    const use = async () =>
      (await client.send("GET", "/Users", { authorization: `Bearer ${body.access_token}` })).status;
    const next = await rotateCredential(client.ctx, holder(), made.id, { overlap: "1h", expires: "365d" });
    expect(await use()).toBe(200);
    const ends = await withOrganization(client.organization.id, (tx) =>
      tx.query<{ minutes: number }>(
        "select extract(epoch from expires_at - now()) / 60 as minutes from credential where kind = 'access_token'",
      ),
    );
    expect(Number(ends[0]?.minutes)).toBeLessThanOrEqual(60);
    await rotateCredential(client.ctx, holder(), made.id, { overlap: "now", expires: "365d" });
    expect(await use()).toBe(401);
    expect((await ask(client, grant, basic(client.connectorId, next.secret))).status).toBe(200);
  });

  it("rotates two secrets under load without one failed request", async () => {
    let secret = made.secret;
    let id = made.id;
    let stop = false;
    const statuses = new Map<string, number>();
    const count = (name: string, status: number) => {
      const key = `${name} ${status}`;
      statuses.set(key, (statuses.get(key) ?? 0) + 1);
    };
    const worker = async () => {
      while (!stop) {
        const answer = await ask(client, grant, basic(client.connectorId, secret));
        count("token", answer.status);
        const token = answer.body.access_token;
        count("list", (await client.send("GET", "/Users?count=1", { authorization: `Bearer ${token}` })).status);
      }
    };
    const workers = Array.from({ length: 4 }, worker);
    for (let round = 0; round < 4; round += 1) {
      const next = await rotateCredential(client.ctx, holder(), id, { overlap: "1h", expires: "365d" });
      await new Promise((accept) => setTimeout(accept, 60));
      ({ secret, id } = next);
    }
    stop = true;
    await Promise.all(workers);
    expect([...statuses.keys()].sort()).toEqual(["list 200", "token 200"]);
  });

  it.each<[string, () => Promise<Form> | Form, number, string, string]>([
    ["no grant", () => "client_id=x", 400, "invalid_request", "token_request"],
    ["another grant", () => ({ grant_type: "password" }), 400, "unsupported_grant_type", "token_request"],
    ["no secret", () => ({ ...grant, client_id: client.connectorId }), 401, "invalid_client", "client_secret"],
    [
      "a parameter twice",
      () => `grant_type=client_credentials&client_id=${client.connectorId}&client_secret=a&client_secret=b`,
      400,
      "invalid_request",
      "token_request",
    ],
    [
      "another client",
      () => ({ ...grant, client_id: made.id, client_secret: made.secret }),
      401,
      "invalid_client",
      "client_unknown",
    ],
    [
      "a secret of nobody",
      () => ({ ...grant, client_id: client.connectorId, client_secret: makeSecret() }),
      401,
      "invalid_client",
      "client_secret",
    ],
    [
      "a secret that was cut",
      () => ({ ...grant, client_id: client.connectorId, client_secret: made.secret.slice(0, -2) }),
      401,
      "invalid_client",
      "client_secret",
    ],
    [
      "a bearer token as secret",
      () => ({ ...grant, client_id: client.connectorId, client_secret: client.token }),
      401,
      "invalid_client",
      "client_secret",
    ],
    [
      "the secret of another connector",
      async () => {
        const other = await scim.connect();
        const theirs = await createCredential(other.ctx, other.connectorId, {
          kind: "client_secret",
          name: "Theirs",
          expires: "365d",
        });
        return { ...grant, client_id: client.connectorId, client_secret: theirs.secret };
      },
      401,
      "invalid_client",
      "client_secret",
    ],
    [
      "a revoked secret",
      async () => {
        await revokeCredential(client.ctx, holder(), made.id);
        return { ...grant, client_id: client.connectorId, client_secret: made.secret };
      },
      401,
      "invalid_client",
      "client_secret",
    ],
    [
      "an expired secret",
      async () => {
        await withOrganization(client.organization.id, (tx) =>
          tx.query("update credential set expires_at = now() - interval '1 minute' where id = $1", [made.id]),
        );
        return { ...grant, client_id: client.connectorId, client_secret: made.secret };
      },
      401,
      "invalid_client",
      "client_secret",
    ],
    [
      "an assertion of another type",
      () => ({ ...grant, client_assertion_type: "saml", client_assertion: "x" }),
      400,
      "invalid_request",
      "token_request",
    ],
    [
      "more than 32 KiB",
      () => ({ ...grant, client_id: client.connectorId, client_secret: "x".repeat(40_000) }),
      400,
      "invalid_request",
      "token_request",
    ],
  ])("refuses %s in OAuth's words, and tells the admin why", async (_name, form, status, error, causeCode) => {
    const sent = await form();
    const answer = await ask(client, sent);
    expect([answer.status, answer.body.error]).toEqual([status, error]);
    expect(answer.body).not.toHaveProperty("access_token");
    if (status === 401) expect(answer.headers.get("www-authenticate")).toMatch(/^Basic /);
    const logged = await lastLogged(client);
    expect(logged).toMatchObject({ summary: "Get access token", status, causeCode });
    expect(logged?.cure).not.toBe("");
    for (const secret of [made.secret, client.token]) {
      expect(JSON.stringify([answer.body, logged])).not.toContain(secret);
    }
  });

  it("refuses two proofs at once, another media type and GET", async () => {
    const inBody = { ...grant, client_id: client.connectorId, client_secret: made.secret };
    const twice = await ask(client, inBody, basic(client.connectorId, made.secret));
    expect([twice.status, twice.body.error]).toEqual([400, "invalid_request"]);
    const asJson = await ask(client, JSON.stringify(inBody), { "content-type": "application/json" });
    expect([asJson.status, asJson.body.error]).toEqual([400, "invalid_request"]);
    const get = await ask(client, "", {}, "GET");
    expect([get.status, get.headers.get("allow"), get.body.error]).toEqual([405, "POST", "invalid_request"]);
  });

  it("ignores parameters that mean nothing here, such as those of Microsoft's validator", async () => {
    const answer = await ask(client, {
      ...grant,
      client_id: client.connectorId.toUpperCase(),
      client_secret: made.secret,
      scope: "scim",
      baseAddress: "https://x",
    });
    expect(answer.status).toBe(200);
  });

  it("tells a stranger nothing about connectors", async () => {
    const response = await fetch(client.url.replace(client.connectorId, made.id).concat("/oauth/token"), {
      method: "POST",
      body: new URLSearchParams({ ...grant, client_id: made.id, client_secret: made.secret }),
    });
    expect([response.status, (await response.json()).error]).toEqual([401, "invalid_client"]);
  });
});
