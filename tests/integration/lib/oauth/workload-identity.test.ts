import { createHmac } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { createWorkloadIdentity } from "@/lib/credentials/create-workload-identity";
import type { CreateWorkloadIdentity, CredentialDto } from "@/lib/credentials/schemas";
import { updateCredential } from "@/lib/credentials/update-credential";
import { flushRequestLog } from "@/lib/request-log/background-log";
import { listRequests } from "@/lib/request-log/list-requests";
import { onEachDatabase } from "@/tests/support/database";
import { type EntraIssuer, startEntraIssuer } from "@/tests/support/entra-issuer";
import { type ScimUnderTest, useScim } from "@/tests/support/scim";
import { askWithAssertion, lastLogged, trustHosts, trustOf } from "@/tests/support/workload";

let entra: EntraIssuer;
let stranger: EntraIssuer;

beforeAll(async () => {
  entra = await startEntraIssuer();
  stranger = await startEntraIssuer();
  trustHosts(entra);
});
afterAll(async () => {
  trustHosts();
  await entra.stop();
  await stranger.stop();
});

onEachDatabase("the token endpoint with a workload identity", () => {
  const scim = useScim();
  let client: ScimUnderTest;
  let made: CredentialDto;

  beforeEach(async () => {
    client = await scim.connect();
    made = await createWorkloadIdentity(client.ctx, client.connectorId, trustOf(entra));
  });
  afterEach(async () => {
    vi.useRealTimers();
    await flushRequestLog();
  });

  it("gives an access token that works, for an assertion as Entra and Microsoft's validator send it", async () => {
    const answer = await askWithAssertion(client, await entra.assertion(), { scope: "scim", baseAddress: client.url });
    expect([answer.status, answer.body]).toEqual([
      200,
      { access_token: expect.stringMatching(/^ush_/), token_type: "Bearer", expires_in: 3600 },
    ]);
    const list = await client.send("GET", "/Users", { authorization: `Bearer ${answer.body.access_token}` });
    expect(list.status).toBe(200);
    expect(await lastLogged(client)).toMatchObject({ tokenName: "Entra production" });
  });

  it.each([
    ["bare", (audience: string) => audience],
    ["with api://", (audience: string) => `api://${audience}`],
    ["with /.default", (audience: string) => `api://${audience}/.default`],
    ["in capitals", (audience: string) => audience.toUpperCase()],
    ["among others", (audience: string) => ["https://graph.microsoft.com", audience]],
  ])("takes the audience %s, because Microsoft's documents disagree", async (_name, write) => {
    expect((await askWithAssertion(client, await entra.assertion({ aud: write(entra.audience) }))).status).toBe(200);
  });

  it("takes both forms of the issuer of one Entra tenant", async () => {
    const older = `http://${entra.host}/${entra.entraTenantId}/`;
    expect((await askWithAssertion(client, await entra.assertion({ iss: older }))).status).toBe(200);
  });

  const now = () => Math.floor(Date.now() / 1000);

  it.each<[string, () => Promise<string> | string, string]>([
    ["what is no JWT", () => "abc.def", "assertion_malformed"],
    ["another Entra tenant's, signed by it", () => stranger.assertion(), "assertion_issuer"],
    [
      "one that another Entra tenant signed in our tenant's name",
      () => stranger.assertion({ iss: entra.issuer, sub: entra.subject, aud: entra.audience }),
      "assertion_signature",
    ],
    ["alg none", () => unsigned({}), "assertion_signature"],
    ["an HMAC with the public key as secret", () => hmac(), "assertion_signature"],
    ["a changed payload", async () => tamper(await entra.assertion()), "assertion_signature"],
    ["another subject", () => entra.assertion({ sub: stranger.subject, oid: undefined }), "assertion_subject"],
    ["another object id beside our subject", () => entra.assertion({ oid: stranger.subject }), "assertion_subject"],
    ["another tenant id beside our issuer", () => entra.assertion({ tid: stranger.entraTenantId }), "assertion_issuer"],
    ["another audience", () => entra.assertion({ aud: "api://somebody" }), "assertion_audience"],
    ["no audience", () => entra.assertion({ aud: undefined }), "assertion_malformed"],
    ["no end", () => entra.assertion({ exp: undefined }), "assertion_malformed"],
    ["an expired one", () => entra.assertion({ exp: now() - 121 }), "assertion_time"],
    ["one that begins later", () => entra.assertion({ nbf: now() + 180 }), "assertion_time"],
    ["one issued in the future", () => entra.assertion({ iat: now() + 180, nbf: undefined }), "assertion_time"],
    ["one that lives for years", () => entra.assertion({ exp: now() + 365 * 86_400 }), "assertion_time"],
  ])("refuses %s, and tells the admin alone what would be trusted", async (_name, write, causeCode) => {
    const answer = await askWithAssertion(client, await write());
    expect([answer.status, answer.body.error]).toEqual([401, "invalid_client"]);
    const logged = await lastLogged(client);
    expect(logged).toMatchObject({ summary: "Get access token", status: 401, causeCode });
    for (const trusted of [entra.subject, entra.audience]) expect(JSON.stringify(answer.body)).not.toContain(trusted);
    if (causeCode === "assertion_audience") expect(logged?.cause).toContain(entra.audience);
  });

  it.each([
    ["an end", () => ({ exp: now() - 100 })],
    ["a beginning", () => ({ nbf: now() + 100, iat: now() + 100 })],
  ])("allows two minutes of difference for %s", async (_name, claims) => {
    expect((await askWithAssertion(client, await entra.assertion(claims()))).status).toBe(200);
  });

  it("takes an assertion with an id once, even when it comes ten times at once, and one without an id again", async () => {
    const assertion = await entra.assertion();
    const answers = await Promise.all(Array.from({ length: 10 }, () => askWithAssertion(client, assertion)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 9 }, () => 401)]);
    await flushRequestLog();
    const causes = (await listRequests(client.ctx, {})).items.map((item) => item.causeCode);
    expect(causes.filter((cause) => cause === "assertion_replayed")).toHaveLength(9);
    const nameless = await entra.assertion({ jti: undefined });
    expect([
      (await askWithAssertion(client, nameless)).status,
      (await askWithAssertion(client, nameless)).status,
    ]).toEqual([200, 200]);
  });

  it("is refused from the next request on when it is disabled, and trusts another audience when told", async () => {
    const holder = { kind: "connector", id: client.connectorId } as const;
    await updateCredential(client.ctx, holder, made.id, { active: false });
    expect((await askWithAssertion(client, await entra.assertion())).status).toBe(401);
    await updateCredential(client.ctx, holder, made.id, { active: true, audiences: ["api://usher"] });
    expect((await askWithAssertion(client, await entra.assertion())).status).toBe(401);
    expect((await askWithAssertion(client, await entra.assertion({ aud: "usher" }))).status).toBe(200);
  });

  it("trusts nothing that another connector trusts", async () => {
    const other = await scim.connect();
    expect((await askWithAssertion(other, await entra.assertion())).status).toBe(401);
    expect(await lastLogged(other)).toMatchObject({ causeCode: "assertion_issuer" });
  });

  it("follows a rotation of keys, fetching at most every 30 seconds, and serves from the cache while the issuer is down", async () => {
    const fresh = await startEntraIssuer();
    trustHosts(entra, fresh);
    await createWorkloadIdentity(client.ctx, client.connectorId, trustOf(fresh));
    vi.useFakeTimers({ toFake: ["Date"] });
    expect((await askWithAssertion(client, await fresh.assertion())).status).toBe(200);
    const before = fresh.fetches();
    for (let round = 0; round < 5; round += 1)
      expect((await askWithAssertion(client, await fresh.assertion())).status).toBe(200);
    expect(fresh.fetches()).toBe(before);
    await fresh.rotate();
    // The keys were fetched a moment ago: an unknown key id does not make us ask again yet.
    expect((await askWithAssertion(client, await fresh.assertion())).status).toBe(401);
    for (let round = 0; round < 5; round += 1)
      await askWithAssertion(client, await fresh.assertion({}, { kid: "made-up" }));
    expect(fresh.fetches()).toBe(before);
    vi.setSystemTime(Date.now() + 31_000);
    expect((await askWithAssertion(client, await fresh.assertion())).status).toBe(200);
    expect(fresh.fetches()).toBe(before + 1);
    fresh.setDown(true);
    vi.setSystemTime(Date.now() + 3_600_000);
    expect((await askWithAssertion(client, await fresh.assertion())).status).toBe(200);
    vi.setSystemTime(Date.now() + 25 * 3_600_000);
    const answer = await askWithAssertion(client, await fresh.assertion());
    expect([answer.status, answer.body.error, answer.headers.get("retry-after")]).toEqual([
      503,
      "temporarily_unavailable",
      "30",
    ]);
    expect(await lastLogged(client)).toMatchObject({ status: 503, causeCode: "assertion_keys" });
    trustHosts(entra);
    await fresh.stop();
  });

  it("answers 503 when keys were never fetched, and when the operator trusts the host no more", async () => {
    const fresh = await startEntraIssuer();
    trustHosts(entra, fresh);
    vi.useFakeTimers({ toFake: ["Date"] });
    const other = await scim.connect();
    await createWorkloadIdentity(other.ctx, other.connectorId, trustOf(fresh));
    fresh.setDown(true);
    expect((await askWithAssertion(other, await fresh.assertion())).status).toBe(503);
    fresh.setDown(false);
    vi.setSystemTime(Date.now() + 31_000);
    expect((await askWithAssertion(other, await fresh.assertion())).status).toBe(200);
    trustHosts(entra);
    expect((await askWithAssertion(other, await fresh.assertion())).status).toBe(503);
    await fresh.stop();
  });

  describe("when it is set up", () => {
    it.each<[string, Partial<CreateWorkloadIdentity>, string]>([
      [
        "an issuer at another host",
        { issuer: "https://evil.example/3fa85f64-5717-4562-b3fc-2c963f66afa6/v2.0" },
        "issuer",
      ],
      [
        "keys at another host",
        { jwksUri: "https://evil.example/3fa85f64-5717-4562-b3fc-2c963f66afa6/keys" },
        "jwksUri",
      ],
      ["keys inside of the operator's network", { jwksUri: "http://169.254.169.254/latest/meta-data" }, "jwksUri"],
      ["an issuer for everybody", { issuer: "https://login.microsoftonline.com/common/v2.0" }, "issuer"],
    ])("refuses %s and names the field", async (_name, more, field) => {
      const attempt = Promise.resolve().then(() =>
        createWorkloadIdentity(client.ctx, client.connectorId, trustOf(entra, more)),
      );
      await expect(attempt).rejects.toMatchObject({ code: "invalid_input", field });
    });

    it("refuses keys of another Entra tenant than the issuer's", async () => {
      const jwksUri = entra.jwksUri.replace(entra.entraTenantId, stranger.entraTenantId);
      const attempt = Promise.resolve().then(() =>
        createWorkloadIdentity(client.ctx, client.connectorId, trustOf(entra, { jwksUri })),
      );
      await expect(attempt).rejects.toMatchObject({ code: "invalid_input", field: "jwksUri" });
    });

    it("is not found in another organization and forbidden without credential:create", async () => {
      const other = await scim.connect();
      const attempt = createWorkloadIdentity(other.ctx, client.connectorId, trustOf(entra));
      await expect(attempt).rejects.toMatchObject({ code: "not_found" });
      const refused = Promise.resolve().then(() =>
        createWorkloadIdentity(client.organization.ctx("Admin"), client.connectorId, trustOf(entra)),
      );
      await expect(refused).rejects.toMatchObject({ code: "forbidden" });
    });
  });
});

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
const claimsOfEntra = () => ({
  iss: entra.issuer,
  sub: entra.subject,
  aud: entra.audience,
  exp: Math.floor(Date.now() / 1000) + 600,
});

function unsigned(more: object): string {
  return `${encode({ alg: "none", typ: "JWT" })}.${encode({ ...claimsOfEntra(), ...more })}.`;
}

/** The known confusion of algorithms: a text that everybody can read, taken for a shared secret. */
async function hmac(): Promise<string> {
  const keys = await (await fetch(entra.jwksUri)).text();
  const signed = `${encode({ alg: "HS256", typ: "JWT" })}.${encode(claimsOfEntra())}`;
  return `${signed}.${createHmac("sha256", keys).update(signed).digest("base64url")}`;
}

function tamper(assertion: string): string {
  const [header, payload = "", signature] = assertion.split(".");
  const claims = JSON.parse(Buffer.from(payload, "base64url").toString("utf8"));
  return [header, encode({ ...claims, exp: claims.exp + 60 }), signature].join(".");
}
