import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withOrganization } from "@/lib/db/with-organization";
import { createNativeApp } from "@/lib/native-apps/create-native-app";
import { deleteNativeApp } from "@/lib/native-apps/delete-native-app";
import { listNativeApps } from "@/lib/native-apps/list-native-apps";
import { updateNativeApp } from "@/lib/native-apps/update-native-app";
import { deleteExpiredArtifacts } from "@/lib/openid-provider/delete-expired-artifacts";
import { rotateSigningKey } from "@/lib/openid-provider/rotate-signing-key";
import { createUser } from "@/lib/users/create-user";
import { onEachDatabase } from "@/tests/support/database";
import { makeOrganization, type TestOrganization } from "@/tests/support/make-organization";
import { userFields } from "@/tests/support/make-users";
import { TestApp, TestBrowser, type Tokens, useNativeApps } from "@/tests/support/native-apps";
import { listenAsApp } from "@/tests/support/native-apps-listener";
import { useScim } from "@/tests/support/scim";

type Listener = Awaited<ReturnType<typeof listenAsApp>>;

onEachDatabase("signing in from a native app", () => {
  const usher = useNativeApps();
  const scim = useScim();
  let listener: Listener;
  let organization: TestOrganization;
  let clientId: string;
  let userId: string;

  beforeAll(async () => {
    listener = await listenAsApp();
    organization = await makeOrganization();
    const redirectUris = ["http://127.0.0.1/callback", "com.example.app:/callback"];
    clientId = (await createNativeApp(organization.ctx(), { name: "Viewer", redirectUris })).id;
    userId = await makePerson(organization, "ada");
  });

  afterAll(() => listener.close());

  async function makePerson(of: TestOrganization, name: string): Promise<string> {
    const fields = { displayName: "Ada Lovelace", attributes: { name: { givenName: "Ada", familyName: "Lovelace" } } };
    return (await createUser(of.ctx(), userFields(`${name}@${of.slug}.example`, fields))).id;
  }

  const appOf = (of = organization, id = clientId) => new TestApp(of.id, id, listener.redirectUri);

  /** The code that a person who is signed in gets, pressing “Continue” where they are asked. */
  async function codeFor(app: TestApp, user = userId, of = organization): Promise<string> {
    const browser = new TestBrowser();
    await browser.signIn(of.id, user);
    const before = listener.came.length;
    const { url } = await browser.open(app.address());
    if (listener.came.length === before) {
      const answer = await browser.press(url, "continue");
      expect(answer.status).toBe(200);
      await browser.open(((await answer.json()) as { location: string }).location);
    }
    const came = listener.came.at(-1);
    expect(came?.get("state")).toBe(app.state);
    expect(came?.get("iss")).toBe(app.issuer);
    return came?.get("code") ?? "";
  }

  async function tokensFor(app: TestApp, user = userId, of = organization): Promise<Tokens> {
    const { status, tokens } = await app.exchange(await codeFor(app, user, of));
    expect(status).toBe(200);
    return tokens;
  }

  const rows = <Row>(text: string, values: readonly unknown[] = []) =>
    withOrganization(organization.id, (tx) => tx.query<Row>(text, values));

  it("tells the truth about itself in the discovery document of the organization, and is nobody's elsewhere", async () => {
    const app = appOf();
    const response = await fetch(`${app.issuer}/.well-known/openid-configuration`, {
      headers: { origin: "https://evil.example", "x-forwarded-host": "evil.example" },
    });
    expect(response.headers.get("access-control-allow-origin")).toBeNull();
    expect(await response.json()).toMatchObject({
      issuer: app.issuer,
      authorization_endpoint: `${app.issuer}/auth`,
      token_endpoint: `${app.issuer}/token`,
      userinfo_endpoint: `${app.issuer}/userinfo`,
      revocation_endpoint: `${app.issuer}/revoke`,
      jwks_uri: `${app.issuer}/jwks`,
      response_types_supported: ["code"],
      grant_types_supported: ["authorization_code", "refresh_token"],
      code_challenge_methods_supported: ["S256"],
      token_endpoint_auth_methods_supported: ["none"],
      id_token_signing_alg_values_supported: ["ES256"],
      scopes_supported: ["openid", "offline_access", "profile", "email"],
    });
    const { keys } = (await (await fetch(`${app.issuer}/jwks`)).json()) as { keys: Record<string, unknown>[] };
    expect(keys).toHaveLength(1);
    expect(Object.keys(keys[0] ?? {})).not.toContain("d");
    for (const path of [
      "/reg",
      "/session/end",
      "/session/end/confirm",
      "/device",
      "/request",
      "/token/introspection",
    ]) {
      expect((await fetch(`${app.issuer}${path}`, { method: "POST" })).status).toBe(404);
    }
    for (const id of ["0195fd2c-7b1e-7c3a-9d62-1f4e5a6b7c8d", "contoso", organization.slug]) {
      expect((await fetch(`${usher.origin()}/oidc/${id}/.well-known/openid-configuration`)).status).toBe(404);
    }
  });

  it("sends who is signed out to the sign-in page and back, asks once, and lets them in silently later", async () => {
    const app = appOf();
    const person = await makePerson(organization, "asked");
    const browser = new TestBrowser();
    const away = await browser.open(app.address());
    const { pathname, searchParams } = new URL(away.url);
    expect(pathname).toBe(`/sign-in/${organization.slug}`);
    const back = searchParams.get("callbackUrl") ?? "";
    expect(back).toMatch(new RegExp(`^/apps/sign-in/${organization.id}/[\\w-]+\\?organization=${organization.slug}$`));
    await browser.signIn(organization.id, person);
    const page = await browser.open(`${usher.origin()}${back.split("?")[0]}`);
    expect(await page.response.text()).toBe(`page ${back.split("?")[0]}`);
    const stranger = new TestBrowser();
    await stranger.signIn(organization.id, person);
    expect((await stranger.press(page.url, "continue")).status).toBe(404);
    expect((await browser.press(page.url, "continue", { origin: "https://evil.example" })).status).toBe(403);
    expect((await browser.press(page.url, "continue", { origin: "null" })).status).toBe(403);
    const answer = (await (await browser.press(page.url, "continue")).json()) as { location: string };
    await browser.open(answer.location);
    const tokens = (await app.exchange(listener.came.at(-1)?.get("code") ?? "")).tokens;
    expect(await app.verify(tokens.id_token)).toMatchObject({ sub: person, nonce: app.nonce, amr: ["pwd"] });
    const count = listener.came.length;
    const again = appOf();
    await browser.open(again.address());
    expect(listener.came).toHaveLength(count + 1);
    expect((await again.exchange(listener.came.at(-1)?.get("code") ?? "")).status).toBe(200);
    expect(
      await rows("select ok, method, app_name from sign_in_entry where user_id = $1 order by id", [person]),
    ).toEqual([
      { ok: true, method: "password", app_name: "Viewer" },
      { ok: true, method: "password", app_name: "Viewer" },
    ]);
  });

  it("gives a short access token, a rotating refresh token and the person's own facts", async () => {
    const app = appOf();
    const tokens = await tokensFor(app);
    expect(tokens).toMatchObject({ expires_in: 600, token_type: "Bearer" });
    expect(await app.verify(tokens.id_token)).toMatchObject({ iss: app.issuer, aud: clientId, sub: userId });
    expect(await (await app.userinfo(tokens.access_token)).json()).toEqual({
      sub: userId,
      name: "Ada Lovelace",
      given_name: "Ada",
      family_name: "Lovelace",
      preferred_username: `ada@${organization.slug}.example`,
    });
    const me = await app.me(tokens.access_token);
    expect([me.status, await me.json()]).toEqual([
      200,
      {
        actor: { kind: "appUser", id: userId, name: "Ada Lovelace" },
        permissions: [],
        organization: { id: organization.id, slug: organization.slug, name: "Contoso" },
        user: {
          id: userId,
          userName: `ada@${organization.slug}.example`,
          name: "Ada Lovelace",
          givenName: "Ada",
          familyName: "Lovelace",
          email: null,
          accessRole: null,
          userType: null,
          groups: [],
          folders: [],
        },
      },
    ]);
    const users = await fetch(`${usher.origin()}/api/v1/users`, {
      headers: { authorization: `Bearer ${tokens.access_token}` },
    });
    expect(users.status).toBe(403);
    const next = await app.refresh(tokens.refresh_token);
    expect(next.status).toBe(200);
    expect(next.tokens.refresh_token).not.toBe(tokens.refresh_token);
    expect((await app.me(next.tokens.access_token)).status).toBe(200);
    expect((await listNativeApps(organization.ctx())).find(({ id }) => id === clientId)?.sessions).toBeGreaterThan(0);
  });

  it("keeps no code and no token in any row, only their hashes", async () => {
    const app = appOf();
    const code = await codeFor(app);
    const { tokens } = await app.exchange(code);
    const all = JSON.stringify(await rows("select * from app_artifact"));
    for (const secret of [code, tokens.access_token, tokens.refresh_token, tokens.id_token]) {
      expect(all).not.toContain(secret.split("_")[1]);
    }
    const keys = JSON.stringify(await rows("select * from signing_key"));
    expect(keys).not.toContain('"d"');
  });

  it("ends the whole family when an old refresh token comes again", async () => {
    const app = appOf();
    const first = await tokensFor(app);
    const other = await tokensFor(app);
    const second = (await app.refresh(first.refresh_token)).tokens;
    const third = (await app.refresh(second.refresh_token)).tokens;
    expect((await app.me(third.access_token)).status).toBe(200);
    expect(await app.refresh(first.refresh_token)).toMatchObject({ status: 400, error: "invalid_grant" });
    expect((await app.me(third.access_token)).status).toBe(401);
    expect((await app.userinfo(third.access_token)).status).toBe(401);
    expect(await app.refresh(third.refresh_token)).toMatchObject({ status: 400, error: "invalid_grant" });
    expect((await app.me(other.access_token)).status).toBe(200);
    expect((await app.refresh(other.refresh_token)).status).toBe(200);
  });

  it("keeps nothing of a family that ended", async () => {
    const app = appOf();
    const userId = await makePerson(organization, "robbed");
    const first = await tokensFor(app, userId);
    await app.refresh(first.refresh_token);
    const kept = () => rows("select from app_artifact where user_id = $1 and grant_hash is not null", [userId]);
    expect((await kept()).length).toBeGreaterThan(3);
    await app.refresh(first.refresh_token);
    expect(await kept()).toEqual([]);
  });

  it("lets one of two win that use a refresh token at once, and ends the family", async () => {
    const app = appOf();
    const { refresh_token } = await tokensFor(app);
    const answers = await Promise.all([1, 2, 3, 4].map(() => app.refresh(refresh_token)));
    const won = answers.filter(({ status }) => status === 200);
    expect(won.length).toBeLessThanOrEqual(1);
    for (const { tokens } of won) {
      expect((await app.me(tokens.access_token)).status).toBe(401);
      expect((await app.refresh(tokens.refresh_token)).error).toBe("invalid_grant");
    }
  });

  it("takes a code once; who uses it again ends what came of it", async () => {
    const app = appOf();
    const code = await codeFor(app);
    const { tokens } = await app.exchange(code);
    expect(await app.exchange(code)).toMatchObject({ status: 400, error: "invalid_grant" });
    expect((await app.me(tokens.access_token)).status).toBe(401);
    expect((await app.refresh(tokens.refresh_token)).error).toBe("invalid_grant");
  });

  it("takes a code only with its verifier, its redirect URI, its app and its organization", async () => {
    const app = appOf();
    const second = await createNativeApp(organization.ctx(), {
      name: "Second",
      redirectUris: ["http://127.0.0.1/callback"],
    });
    const other = await makeOrganization();
    const theirs = await createNativeApp(other.ctx(), { name: "Theirs", redirectUris: ["http://127.0.0.1/callback"] });
    const code = await codeFor(app);
    expect((await app.exchange(code, { code_verifier: "x".repeat(43) })).error).toBe("invalid_grant");
    expect((await app.exchange(code, { code_verifier: "" })).error).toBe("invalid_grant");
    expect((await app.exchange(code, { redirect_uri: "http://127.0.0.1:1/callback" })).error).toBe("invalid_grant");
    expect((await app.exchange(code, { client_id: second.id })).error).toBe("invalid_grant");
    expect((await app.exchange(code, { client_id: theirs.id })).error).toBe("invalid_client");
    expect((await new TestApp(other.id, clientId, app.redirectUri).exchange(code)).error).toBe("invalid_client");
    expect((await new TestApp(other.id, theirs.id, app.redirectUri).exchange(code)).error).toBe("invalid_grant");
    expect((await app.exchange(code)).status).toBe(200);
    const { refresh_token, access_token } = await tokensFor(app);
    expect((await app.refresh(refresh_token, { client_id: second.id })).error).toBe("invalid_grant");
    const abroad = new TestApp(other.id, theirs.id, app.redirectUri);
    expect((await abroad.refresh(refresh_token)).error).toBe("invalid_grant");
    expect((await abroad.userinfo(access_token)).status).toBe(401);
    expect((await app.refresh(refresh_token)).status).toBe(200);
  });

  describe("refuses without a redirect", () => {
    it.each([
      ["http://127.0.0.1/other"],
      ["http://127.0.0.1/callback/"],
      ["http://localhost/callback"],
      ["http://user@127.0.0.1/callback"],
      ["http://127.0.0.1:80@evil.example/callback"],
      ["http://127.0.0.1/callback#x"],
      ["http://evil.example/callback"],
      ["//evil"],
      ["javascript:alert(1)"],
      ["com.example.app:/other"],
      ["https://127.0.0.1/callback"],
    ])("the redirect URI %s", async (redirectUri) => {
      const response = await new TestBrowser().send(appOf().address({ redirect_uri: redirectUri }));
      expect([response.status, response.headers.get("location")]).toEqual([400, null]);
      const page = await response.text();
      expect(page).toContain("Sign-in failed");
      expect(page).not.toContain("evil");
      expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
    });

    it("an app of another organization, one that is disabled, and one that is none", async () => {
      const other = await makeOrganization();
      const disabled = await createNativeApp(organization.ctx(), {
        name: "Disabled",
        redirectUris: ["http://127.0.0.1/callback"],
      });
      await updateNativeApp(organization.ctx(), disabled.id, { active: false });
      for (const app of [appOf(other), appOf(organization, disabled.id), appOf(organization, "nobody")]) {
        const response = await new TestBrowser().send(app.address());
        expect([response.status, response.headers.get("location")]).toEqual([400, null]);
      }
    });
  });

  it.each<[string, Record<string, string | null>, string]>([
    ["without PKCE", { code_challenge: null, code_challenge_method: null }, "invalid_request"],
    ["with PKCE in plain", { code_challenge_method: "plain" }, "invalid_request"],
    ["for a token in the address", { response_type: "token" }, "invalid_request"],
    ["for an ID token in the address", { response_type: "id_token" }, "invalid_request"],
    ["with a signed request", { request: "eyJhbGciOiJub25lIn0.e30." }, "request_not_supported"],
    ["silently, without a way to ask", { prompt: "none" }, "login_required"],
  ])("tells the app that it may not ask %s", async (_, parameters, error) => {
    const count = listener.came.length;
    const browser = new TestBrowser();
    const { search, hash } = new URL((await browser.open(appOf().address(parameters))).url);
    expect(listener.came).toHaveLength(count + 1);
    const told = new URLSearchParams(search || hash.slice(1));
    expect([told.get("error"), told.get("code")]).toEqual([error, null]);
  });

  it("comes back by a scheme of the app's own", async () => {
    const app = new TestApp(organization.id, clientId, "com.example.app:/callback");
    await codeFor(appOf());
    const browser = new TestBrowser();
    await browser.signIn(organization.id, userId);
    const { url } = await browser.open(app.address());
    expect(url).toMatch(/^com\.example\.app:\/callback\?code=/);
    expect((await app.exchange(new URL(url).searchParams.get("code") ?? "")).status).toBe(200);
  });

  it("counts no session of another organization, and none that is older than the app asks", async () => {
    const other = await makeOrganization();
    const browser = new TestBrowser();
    await browser.signIn(other.id, other.founderId);
    const page = await browser.open(appOf().address());
    expect(new URL(page.url).pathname).toMatch(/^\/apps\/sign-in\//);
    expect((await browser.press(page.url, "continue")).status).toBe(401);
    await codeFor(appOf());
    const early = new TestBrowser();
    await early.signIn(organization.id, userId);
    await new Promise((accept) => setTimeout(accept, 1100));
    for (const parameters of [{ prompt: "login" }, { max_age: "0" }]) {
      const again = await early.open(appOf().address(parameters));
      expect(new URL(again.url).pathname).toMatch(/^\/apps\/sign-in\//);
      expect((await early.press(again.url, "continue")).status).toBe(401);
      await early.signIn(organization.id, userId);
      const count = listener.came.length;
      await early.open(again.url);
      expect(listener.came).toHaveLength(count + 1);
      expect(listener.came.at(-1)?.get("code")).toBeTruthy();
      await new Promise((accept) => setTimeout(accept, 1100));
    }
  });

  it("tells the app that the person came by Microsoft, with a second factor", async () => {
    const app = appOf();
    await codeFor(app);
    const browser = new TestBrowser();
    await browser.signIn(organization.id, userId, "entra");
    await browser.open(app.address());
    const { tokens } = await app.exchange(listener.came.at(-1)?.get("code") ?? "");
    expect(await app.verify(tokens.id_token)).toMatchObject({ sub: userId, amr: ["fed", "mfa"] });
    const [entry] = await rows("select method from sign_in_entry order by id desc limit 1");
    expect(entry).toEqual({ method: "entra" });
  });

  it("tells the app when the person says no", async () => {
    const person = await makePerson(organization, "no");
    const browser = new TestBrowser();
    await browser.signIn(organization.id, person);
    const page = await browser.open(appOf().address());
    const answer = (await (await browser.press(page.url, "cancel")).json()) as { location: string };
    await browser.open(answer.location);
    expect(listener.came.at(-1)?.get("error")).toBe("access_denied");
    expect(await rows("select ok, cause_code from sign_in_entry where user_id = $1", [person])).toEqual([
      { ok: false, cause_code: "app_declined" },
    ]);
  });

  it("revokes what the app gives back, with all of its family", async () => {
    const app = appOf();
    const tokens = await tokensFor(app);
    const second = await createNativeApp(organization.ctx(), { name: "Thief", redirectUris: ["http://127.0.0.1/"] });
    await appOf(organization, second.id).revoke(tokens.refresh_token);
    expect((await app.me(tokens.access_token)).status).toBe(200);
    expect((await app.revoke(tokens.refresh_token)).status).toBe(200);
    expect((await app.me(tokens.access_token)).status).toBe(401);
    expect((await app.refresh(tokens.refresh_token)).error).toBe("invalid_grant");
  });

  it("ends at once when SCIM deactivates the person, and does not come back with them", async () => {
    const client = await scim.connect();
    const of = client.organization;
    const redirectUris = ["http://127.0.0.1/callback"];
    const { id } = await createNativeApp(of.ctx(), { name: "Viewer", redirectUris });
    const schemas = ["urn:ietf:params:scim:schemas:core:2.0:User"];
    const person = await client.send("POST", "/Users", { body: { schemas, userName: `bo@${of.slug}.example` } });
    const app = appOf(of, id);
    const tokens = await tokensFor(app, person.body.id, of);
    const code = await codeFor(app, person.body.id, of);
    const browser = new TestBrowser();
    await browser.signIn(of.id, person.body.id);
    const patch = (value: string) =>
      client.send("PATCH", `/Users/${person.body.id}`, {
        body: {
          schemas: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
          Operations: [{ op: "Replace", path: "active", value }],
        },
      });
    expect((await patch("False")).status).toBe(200);
    expect((await app.me(tokens.access_token)).status).toBe(401);
    expect((await app.userinfo(tokens.access_token)).status).toBe(401);
    expect((await app.refresh(tokens.refresh_token)).error).toBe("invalid_grant");
    expect((await app.exchange(code)).error).toBe("invalid_grant");
    const { url } = await browser.open(app.address());
    expect(new URL(url).pathname).toBe(`/sign-in/${of.slug}`);
    const entries = await withOrganization(of.id, (tx) =>
      tx.query("select ok, cause_code, app_name from sign_in_entry order by id desc limit 1"),
    );
    expect(entries).toEqual([{ ok: false, cause_code: "inactive", app_name: "Viewer" }]);
    expect((await patch("True")).status).toBe(200);
    expect((await app.me(tokens.access_token)).status).toBe(401);
    expect((await app.refresh(tokens.refresh_token)).error).toBe("invalid_grant");
  });

  it("ends at once when the app is disabled or deleted", async () => {
    const redirectUris = ["http://127.0.0.1/callback"];
    const ctx = organization.ctx();
    const { id } = await createNativeApp(ctx, { name: "Short", redirectUris });
    const app = appOf(organization, id);
    const first = await tokensFor(app);
    await updateNativeApp(ctx, id, { active: false });
    expect((await app.me(first.access_token)).status).toBe(401);
    expect((await app.refresh(first.refresh_token)).error).toBe("invalid_client");
    await updateNativeApp(ctx, id, { active: true });
    expect((await app.refresh(first.refresh_token)).error).toBe("invalid_grant");
    const second = await tokensFor(app);
    await deleteNativeApp(ctx, id);
    expect((await app.me(second.access_token)).status).toBe(401);
    expect((await app.refresh(second.refresh_token)).error).toBe("invalid_client");
  });

  it("signs with a new key after a rotation, while the old one verifies for a day", async () => {
    const app = appOf();
    const before = await tokensFor(app);
    const { kid } = await rotateSigningKey(organization.ctx());
    const after = await tokensFor(app);
    expect(JSON.parse(Buffer.from(after.id_token.split(".")[0] ?? "", "base64url").toString())).toMatchObject({ kid });
    for (const token of [before.id_token, after.id_token]) await app.verify(token);
    await deleteExpiredArtifacts(new Date(Date.now() + 23 * 3_600_000));
    const published = async () =>
      ((await (await fetch(`${app.issuer}/jwks`)).json()) as { keys: { kid: string }[] }).keys.map((key) => key.kid);
    expect(await published()).toHaveLength(2);
    await deleteExpiredArtifacts(new Date(Date.now() + 25 * 3_600_000));
    expect(await published()).toEqual([kid]);
    await expect(Promise.resolve().then(() => rotateSigningKey(organization.ctx("Admin")))).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  it("forgets what is over, and grants under which nothing is left, but no consent", async () => {
    await tokensFor(appOf());
    await deleteExpiredArtifacts(new Date(Date.now() + 31 * 24 * 3_600_000));
    const left = await rows<{ model: string }>("select distinct model from app_artifact order by model");
    expect(left.map(({ model }) => model)).toEqual(["Consent"]);
  });
});
