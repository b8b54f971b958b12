import { createHash, randomBytes } from "node:crypto";
import { v4 as uuidv4, v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { findSession } from "@/lib/auth/find-session";
import { withOrganization } from "@/lib/db/with-organization";
import { addDomain } from "@/lib/domains/add-domain";
import { addSignInSecret } from "@/lib/entra-sign-in/add-sign-in-secret";
import { answerCallback, type Callback, type Outcome } from "@/lib/entra-sign-in/answer-callback";
import { discover, forgetDiscovered } from "@/lib/entra-sign-in/discovery";
import { findConnection, isOpen, type OpenConnection } from "@/lib/entra-sign-in/find-connection";
import { getConnectorSignIn } from "@/lib/entra-sign-in/get-connector-sign-in";
import { saveConnectorSignIn } from "@/lib/entra-sign-in/save-connector-sign-in";
import { resetEnv } from "@/lib/env";
import { askMicrosoft } from "@/tests/support/ask-microsoft";
import { connectorWithToken } from "@/tests/support/connector-with-token";
import { onEachDatabase } from "@/tests/support/database";
import { EntraTenant, type Tampering } from "@/tests/support/entra-tenant";
import { auditOf } from "@/tests/support/make-organization";
import { type ScimUnderTest, scimClient, useScim } from "@/tests/support/scim";

let entra: EntraTenant;

beforeAll(async () => {
  entra = await EntraTenant.start();
  process.env["USHER_ENTRA_HOSTS"] = entra.host;
  resetEnv();
});

afterAll(async () => {
  await entra.stop();
  delete process.env["USHER_ENTRA_HOSTS"];
  resetEnv();
});

beforeEach(() => {
  entra.tampering = {};
  entra.discovery = {};
  entra.health = "up";
  forgetDiscovered();
});

/** A connector whose people sign in with `entra`. */
async function connected(scim: ReturnType<typeof useScim>): Promise<ScimUnderTest> {
  const client = await scim.connect();
  const { redirectUri } = await getConnectorSignIn(client.ctx, client.connectorId);
  const secret = randomBytes(20).toString("base64url");
  const app = await entra.register({ clientId: uuidv4(), secrets: [secret], redirectUris: [redirectUri] });
  await saveConnectorSignIn(client.ctx, client.connectorId, { entraTenant: entra.issuer, clientId: app.clientId });
  await addSignInSecret(client.ctx, client.connectorId, { secret, endsOn: null });
  return client;
}

async function provision(client: ScimUnderTest, oid: string, more: object = {}): Promise<string> {
  const { body, status, text } = await client.send("POST", "/Users", {
    body: {
      schemas: ["urn:ietf:params:scim:schemas:core:2.0:User"],
      userName: `ada-${oid}@contoso.example`,
      externalId: oid,
      displayName: "Ada Lovelace",
      ...more,
    },
  });
  if (status !== 201) throw new Error(text);
  return body.id;
}

const person = (oid: string) => ({ oid, name: "Ada Lovelace", userPrincipalName: `ada-${oid}@contoso.example` });

/** The whole way: to Entra with what a browser would be given, and back. */
async function signIn(
  client: ScimUnderTest,
  change: (callback: Callback) => Callback | Promise<Callback> = (callback) => callback,
): Promise<Outcome> {
  const connection = await connectionOf(client);
  const [state, nonce, verifier] = [randomBytes(16), randomBytes(16), randomBytes(32)].map((b) =>
    b.toString("base64url"),
  );
  const { authorizationEndpoint } = await discover(connection.settings.authority);
  const url = new URL(authorizationEndpoint);
  url.search = new URLSearchParams({
    client_id: connection.settings.clientId,
    response_type: "code",
    redirect_uri: (await getConnectorSignIn(client.ctx, client.connectorId)).redirectUri,
    scope: "openid profile email",
    state: state ?? "",
    nonce: nonce ?? "",
    code_challenge: createHash("sha256")
      .update(verifier ?? "")
      .digest("base64url"),
    code_challenge_method: "S256",
  }).toString();
  const back = (await askMicrosoft(url.href)).searchParams;
  return await answerCallback(
    await change({
      connection,
      params: { code: back.get("code") ?? undefined, state: back.get("state") ?? undefined },
      checks: { state, nonce, code_verifier: verifier },
      origin: { address: `test-${client.organization.slug}`, userAgent: "Firefox", now: () => new Date() },
      requestId: uuidv7(),
      tester: null,
    }),
  );
}

async function connectionOf(client: ScimUnderTest): Promise<OpenConnection> {
  const connection = await findConnection(client.connectorId);
  if (connection === null || !isOpen(connection)) throw new Error("The connection is not open.");
  return connection;
}

const logOf = ({ organization }: ScimUnderTest) =>
  withOrganization(organization.id, (tx) =>
    tx.query<{ ok: boolean; cause_code: string | null; user_id: string | null; details: object }>(
      "select ok, cause_code, user_id, details from sign_in_entry where method = 'entra' order by id",
    ),
  );

onEachDatabase("a sign-in with Entra", () => {
  const scim = useScim();

  it("signs in whom Entra has provisioned, binds the object id once, and writes it down", async () => {
    const client = await connected(scim);
    const oid = uuidv4();
    const userId = await provision(client, oid);
    entra.person = person(oid);
    const outcome = await signIn(client);
    if (outcome.kind !== "signed_in") throw new Error(JSON.stringify(outcome));
    expect(await findSession({ ...outcome, others: [] }, new Date())).toMatchObject({ user: { id: userId } });
    expect(await signIn(client)).toMatchObject({ kind: "signed_in" });
    const entries = await auditOf(client.organization.id, userId);
    expect(entries.filter(({ action }) => action === "user.bind")).toEqual([
      {
        action: "user.bind",
        actor_name: "Sign-in with Microsoft",
        before: null,
        after: { entraTenantId: entra.id, objectId: oid },
      },
    ]);
    expect(await logOf(client)).toMatchObject([
      { ok: true, user_id: userId, details: { oid, tid: entra.id } },
      { ok: true, user_id: userId },
    ]);
  });

  it("keeps the bound person when externalId changes, and lets nobody else in by their old e-mail or name", async () => {
    const client = await connected(scim);
    const oid = uuidv4();
    const userId = await provision(client, oid);
    entra.person = person(oid);
    expect(await signIn(client)).toMatchObject({ kind: "signed_in" });
    await client.send("PATCH", `/Users/${userId}`, {
      body: {
        schemas: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
        Operations: [{ op: "replace", path: "externalId", value: "ada.lovelace" }],
      },
    });
    expect(await signIn(client)).toMatchObject({ kind: "signed_in" });
    entra.person = { ...person(oid), oid: uuidv4() };
    expect(await signIn(client)).toMatchObject({ kind: "refused", code: "unbound" });
  });

  it("takes nobody over by mail, UPN or name: an attacker has all of them in a tenant of their own, or edits them in ours", async () => {
    const client = await connected(scim);
    const victim = uuidv4();
    await provision(client, victim, { emails: [{ type: "work", value: "victim@contoso.example", primary: true }] });
    entra.person = { ...person(victim), oid: uuidv4(), mail: "victim@contoso.example" };
    expect(await signIn(client)).toMatchObject({ kind: "refused", code: "unbound" });
    entra.person = { ...person(victim), mail: "victim@contoso.example" };
    entra.tampering = { claims: { tid: uuidv4() } };
    expect(await signIn(client)).toMatchObject({ kind: "refused", code: "wrong_tenant" });
  });

  it("binds only people of its own connector", async () => {
    const [client, elsewhere] = [await connected(scim), await scim.connect()];
    const { id: connectorId, token } = await connectorWithToken(client.organization);
    const origin = new URL(client.url).origin;
    const beside = scimClient({ ...client, connectorId, token: token.secret }, origin);
    for (const other of [elsewhere, beside]) {
      const oid = uuidv4();
      await provision(other, oid);
      entra.person = person(oid);
      expect(await signIn(client)).toMatchObject({ kind: "refused", code: "unbound" });
    }
  });

  it("refuses the inactive, and after their return takes them again", async () => {
    const client = await connected(scim);
    const oid = uuidv4();
    const userId = await provision(client, oid);
    entra.person = person(oid);
    const first = await signIn(client);
    if (first.kind !== "signed_in") throw new Error(JSON.stringify(first));
    await setActive(client, userId, "False");
    expect(await findSession({ ...first, others: [] }, new Date())).toBeNull();
    expect(await signIn(client)).toMatchObject({ kind: "refused", code: "inactive" });
    await setActive(client, userId, "True");
    expect(await findSession({ ...first, others: [] }, new Date())).toBeNull();
    expect(await signIn(client)).toMatchObject({ kind: "signed_in" });
  });

  it("refuses people whose login method is builtin", async () => {
    const client = await connected(scim);
    const oid = uuidv4();
    await provision(client, oid);
    await withOrganization(client.organization.id, (tx) =>
      tx.query(`update "user" set login_method = 'builtin' where external_id = $1`, [oid]),
    );
    entra.person = person(oid);
    expect(await signIn(client)).toMatchObject({ kind: "refused", code: "builtin" });
  });

  it("takes the object id of somebody who was made anew in Entra", async () => {
    const client = await connected(scim);
    const [old, fresh] = [uuidv4(), uuidv4()];
    const userId = await provision(client, old);
    entra.person = person(old);
    expect(await signIn(client)).toMatchObject({ kind: "signed_in" });
    await withOrganization(client.organization.id, (tx) =>
      tx.query(`update "user" set external_id = $2 where id = $1`, [userId, fresh]),
    );
    entra.person = person(fresh);
    expect(await signIn(client)).toMatchObject({ kind: "signed_in" });
    entra.person = person(old);
    expect(await signIn(client)).toMatchObject({ kind: "refused", code: "unbound" });
  });

  it.each<[string, Tampering, string]>([
    ["of another issuer", { claims: { iss: "https://evil.example/v2.0" } }, "token_issuer"],
    ["of version 1", { claims: { iss: "https://sts.windows.net/1/", ver: "1.0" } }, "token_issuer"],
    ["for another app", { claims: { aud: uuidv4() } }, "token_audience"],
    ["for two apps", { claims: { aud: [uuidv4(), uuidv4()] } }, "token_audience"],
    ["of another sign-in", { claims: { nonce: "another" } }, "token_nonce"],
    ["without nonce", { claims: { nonce: null } }, "token_nonce"],
    ["that has expired", { claims: { exp: 1_700_000_000 } }, "token_time"],
    ["that is not valid yet", { claims: { nbf: 4_000_000_000 } }, "token_time"],
    ["from the future", { claims: { iat: 4_000_000_000 } }, "token_time"],
    ["of another tenant", { claims: { tid: uuidv4() } }, "wrong_tenant"],
    ["without tenant", { claims: { tid: null } }, "wrong_tenant"],
    ["without object id", { claims: { oid: null } }, "no_object_id"],
    ["without signature", { unsigned: true }, "token_signature"],
    ["signed by a strange key", { strangeKey: true }, "token_signature"],
  ])("refuses a token %s", async (_name, tampering, code) => {
    const client = await connected(scim);
    const oid = uuidv4();
    await provision(client, oid);
    entra.person = person(oid);
    entra.tampering = tampering;
    expect(await signIn(client)).toMatchObject({ kind: "refused", code });
    expect(await logOf(client)).toMatchObject([{ ok: false, cause_code: code }]);
  });

  it.each<[string, (callback: Callback) => Callback]>([
    ["another state", (callback) => ({ ...callback, params: { ...callback.params, state: "another" } })],
    ["no state", (callback) => ({ ...callback, params: { code: callback.params.code } })],
    [
      "no state on either side",
      (callback) => ({
        ...callback,
        params: { code: callback.params.code },
        checks: { ...callback.checks, state: undefined },
      }),
    ],
    ["no nonce kept", (callback) => ({ ...callback, checks: { ...callback.checks, nonce: undefined } })],
    ["no code", (callback) => ({ ...callback, params: { state: callback.params.state } })],
  ])("asks Microsoft nothing with %s", async (_name, change) => {
    const client = await connected(scim);
    const oid = uuidv4();
    await provision(client, oid);
    entra.person = person(oid);
    expect(await signIn(client, change)).toMatchObject({ kind: "refused", code: "state" });
  });

  it("signs nobody in when the authority has come to name another issuer than the one that an admin saw", async () => {
    const client = await connected(scim);
    const oid = uuidv4();
    await provision(client, oid);
    entra.person = person(oid);
    const outcome = await signIn(client, (callback) => {
      forgetDiscovered();
      entra.discovery = { issuer: `http://${entra.host}/${uuidv4()}/v2.0` };
      return callback;
    });
    expect(outcome).toMatchObject({ kind: "refused", code: "token_issuer" });
  });

  it("refuses a code that was used, one of another verifier, and one that was swapped", async () => {
    const client = await connected(scim);
    const oid = uuidv4();
    await provision(client, oid);
    entra.person = person(oid);
    let used: Callback | undefined;
    await signIn(client, (callback) => {
      used = callback;
      return callback;
    });
    if (used === undefined) throw new Error("There was no callback.");
    expect(await answerCallback(used)).toMatchObject({ kind: "refused", code: "code" });
    const other = randomBytes(32).toString("base64url");
    const wrongVerifier = await signIn(client, (callback) => ({
      ...callback,
      checks: { ...callback.checks, code_verifier: other },
    }));
    expect(wrongVerifier).toMatchObject({ kind: "refused", code: "code" });
  });

  it("follows the keys of the issuer, also when they change in the middle of a sign-in", async () => {
    const client = await connected(scim);
    const oid = uuidv4();
    await provision(client, oid);
    entra.person = person(oid);
    const outcome = await signIn(client, async (callback) => {
      await entra.rotate();
      // Another sign-in has the keys fetched now, so that the next fetch has to wait.
      expect(await signIn(client)).toMatchObject({ kind: "signed_in" });
      await entra.rotate();
      return callback;
    });
    expect(outcome).toMatchObject({ kind: "signed_in" });
  });

  it("says that Microsoft cannot be reached, and since when, until a sign-in goes through", async () => {
    const client = await connected(scim);
    const oid = uuidv4();
    await provision(client, oid);
    entra.person = person(oid);
    const outcome = await signIn(client, (callback) => {
      entra.health = "down";
      return callback;
    });
    expect(outcome).toMatchObject({ kind: "refused", code: "unreachable" });
    const failing = (await getConnectorSignIn(client.ctx, client.connectorId)).settings;
    expect(failing).toMatchObject({ failure: "unreachable", failingSince: expect.any(String) });
    entra.health = "up";
    expect(await signIn(client)).toMatchObject({ kind: "signed_in" });
    const again = (await getConnectorSignIn(client.ctx, client.connectorId)).settings;
    expect(again).toMatchObject({ failure: null, failingSince: null });
  });

  it("waits for a slow Microsoft 5 seconds and no longer", { timeout: 20_000 }, async () => {
    const client = await connected(scim);
    entra.person = person(uuidv4());
    const outcome = await signIn(client, (callback) => {
      entra.health = "slow";
      return callback;
    });
    expect(outcome).toMatchObject({ kind: "refused", code: "unreachable" });
  });

  it("tries the other client secret when Microsoft refuses one, and says which was refused and how", async () => {
    const client = await connected(scim);
    const oid = uuidv4();
    await provision(client, oid);
    entra.person = person(oid);
    await addSignInSecret(client.ctx, client.connectorId, { secret: "newer-and-not-in-entra", endsOn: null });
    entra.secretRefusal = "AADSTS7000222: The provided client secret keys are expired.";
    expect(await signIn(client)).toMatchObject({ kind: "signed_in" });
    const { settings } = await getConnectorSignIn(client.ctx, client.connectorId);
    expect(settings?.secrets.map(({ refusedAs }) => refusedAs)).toEqual([null, "secret_expired"]);
    await entra.register({ secrets: ["changed"] });
    expect(await signIn(client)).toMatchObject({ kind: "refused", code: "secret_expired" });
  });

  it("proves SSO by a sign-in of an admin, and by nobody else's", async () => {
    const client = await connected(scim);
    const oid = uuidv4();
    const userId = await provision(client, oid);
    entra.person = person(oid);
    await signIn(client);
    expect((await getConnectorSignIn(client.ctx, client.connectorId)).settings?.provenAt).toBeNull();
    await withOrganization(client.organization.id, (tx) =>
      tx.query(`update "user" set access_role_by_hand = 'Admin' where id = $1`, [userId]),
    );
    await signIn(client);
    expect((await getConnectorSignIn(client.ctx, client.connectorId)).settings).toMatchObject({
      provenAt: expect.any(String),
      provenBy: "Ada Lovelace",
    });
  });

  it("tests for an admin: each check is told, nobody is bound and nobody signed in", async () => {
    const client = await connected(scim);
    const oid = uuidv4();
    await provision(client, oid);
    entra.person = person(oid);
    entra.tampering = { claims: { aud: uuidv4() } };
    const test = (callback: Callback) => ({ ...callback, tester: { name: "Mia Chen" } });
    expect(await signIn(client, test)).toEqual({ kind: "tested" });
    const { settings } = await getConnectorSignIn(client.ctx, client.connectorId);
    expect(settings?.lastTest).toMatchObject({ ok: false, by: "Mia Chen", claims: { oid, tid: entra.id } });
    expect(settings?.lastTest?.checks.filter(({ ok }) => !ok).map(({ name }) => name)).toEqual(["audience"]);
    entra.tampering = {};
    await signIn(client, test);
    const again = (await getConnectorSignIn(client.ctx, client.connectorId)).settings;
    expect(again?.lastTest).toMatchObject({ ok: true });
    expect(again?.lastTest?.checks.at(-1)).toMatchObject({ name: "person", ok: true });
    expect(await logOf(client)).toEqual([]);
  });

  it("creates nobody at the first sign-in unless an admin wants it, and then in verified domains alone", async () => {
    const client = await connected(scim);
    const oid = uuidv4();
    entra.person = { ...person(oid), mail: "admin@contoso.example" };
    expect(await signIn(client)).toMatchObject({ kind: "refused", code: "unbound" });
    const { settings } = await getConnectorSignIn(client.ctx, client.connectorId);
    await saveConnectorSignIn(client.ctx, client.connectorId, {
      entraTenant: entra.issuer,
      clientId: settings?.clientId ?? "",
      createPeople: true,
    });
    expect(await signIn(client)).toMatchObject({ kind: "refused", code: "domain" });
    const { id } = await addDomain(client.ctx, { name: "contoso.example" });
    await withOrganization(client.organization.id, (tx) =>
      tx.query("update domain set state = 'verified', verified_at = now() where id = $1", [id]),
    );
    const outcome = await signIn(client);
    if (outcome.kind !== "signed_in") throw new Error(JSON.stringify(outcome));
    const session = await findSession({ ...outcome, others: [] }, new Date());
    // The address that Entra calls e-mail is proven by nobody.
    expect(session).toMatchObject({ accessRole: null, user: { email: `ada-${oid}@contoso.example` } });
  });
});

async function setActive(client: ScimUnderTest, userId: string, active: string): Promise<void> {
  const { status, text } = await client.send("PATCH", `/Users/${userId}`, {
    body: {
      schemas: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
      Operations: [{ op: "Replace", path: "active", value: active }],
    },
  });
  if (status >= 300) throw new Error(text);
}
