import { afterAll, beforeAll, expect, it } from "vitest";
import { DELETE as endRoute } from "@/app/api/own-app-sessions/[appSessionId]/route";
import { GET as listRoute } from "@/app/api/own-app-sessions/route";
import { createSession } from "@/lib/auth/create-session";
import { findSession, type PersonSession } from "@/lib/auth/find-session";
import { withOrganization } from "@/lib/db/with-organization";
import { createNativeApp } from "@/lib/native-apps/create-native-app";
import { endOwnAppSession } from "@/lib/native-apps/end-own-app-session";
import { listOwnAppSessions } from "@/lib/native-apps/list-own-app-sessions";
import type { AppSessionDto } from "@/lib/native-apps/schemas";
import { createUser } from "@/lib/users/create-user";
import { getOwnProfile } from "@/lib/users/get-own-profile";
import { browserRequest, cookieFor } from "@/tests/support/browser";
import { onEachDatabase } from "@/tests/support/database";
import { makeOrganization, type TestOrganization } from "@/tests/support/make-organization";
import { userFields } from "@/tests/support/make-users";
import { TestApp, TestBrowser, useNativeApps } from "@/tests/support/native-apps";
import { listenAsApp } from "@/tests/support/native-apps-listener";

onEachDatabase("one's own sign-ins in native apps", () => {
  useNativeApps();
  let listener: Awaited<ReturnType<typeof listenAsApp>>;
  let organization: TestOrganization;
  let clientId: string;

  beforeAll(async () => {
    listener = await listenAsApp();
    organization = await makeOrganization();
    const redirectUris = ["http://127.0.0.1/callback"];
    clientId = (await createNativeApp(organization.ctx(), { name: "Viewer", redirectUris })).id;
  });

  afterAll(() => listener.close());

  async function makePerson(): Promise<{ readonly session: PersonSession; readonly cookie: string }> {
    const name = `${Math.random().toString(36).slice(2)}@contoso.example`;
    const { id: userId } = await createUser(organization.ctx(), userFields(name));
    const { id: organizationId } = organization;
    const sessionId = await withOrganization(organizationId, (tx) =>
      createSession(
        tx,
        { organizationId, userId, method: "password", secondFactor: false },
        { address: null, userAgent: null, now: () => new Date() },
      ),
    );
    const claims = { organizationId, sessionId: sessionId ?? "", others: [] };
    const session = await findSession(claims, new Date());
    if (session === null) throw new Error("There is no session.");
    return { session, cookie: await cookieFor(claims) };
  }

  async function signIn(session: PersonSession) {
    const app = new TestApp(organization.id, clientId, listener.redirectUri);
    const browser = new TestBrowser();
    await browser.signIn(organization.id, session.user.id);
    const { url } = await browser.open(app.address());
    if (new URL(url).pathname.startsWith("/apps/")) {
      const answer = (await (await browser.press(url, "continue")).json()) as { location: string };
      await browser.open(answer.location);
    }
    const { tokens } = await app.exchange(listener.came.at(-1)?.get("code") ?? "");
    return { app, tokens };
  }

  it("are listed, one row each however often it was refreshed, and ended one by one", async () => {
    const { session } = await makePerson();
    const first = await signIn(session);
    const second = await signIn(session);
    const renewed = (await first.app.refresh(first.tokens.refresh_token)).tokens;
    const list = await listOwnAppSessions(session, new Date());
    expect(list.map(({ appName }) => appName)).toEqual(["Viewer", "Viewer"]);
    await endOwnAppSession(session, list[0]?.id ?? "");
    expect((await first.app.me(renewed.access_token)).status).toBe(401);
    expect((await first.app.refresh(renewed.refresh_token)).error).toBe("invalid_grant");
    expect((await second.app.me(second.tokens.access_token)).status).toBe(200);
    expect(await listOwnAppSessions(session, new Date())).toEqual(list.slice(1));
    await expect(endOwnAppSession(session, list[0]?.id ?? "")).rejects.toMatchObject({ code: "not_found" });
  });

  it("are nobody else's, and answer over HTTP to whoever is signed in, without access role", async () => {
    const ada = await makePerson();
    const bo = await makePerson();
    await signIn(ada.session);
    const context = (appSessionId: string) => ({ params: Promise.resolve({ appSessionId }) });
    const list = async (cookie?: string) =>
      listRoute(browserRequest("GET", "/api/own-app-sessions", cookie === undefined ? {} : { cookie }), context(""));
    const end = (id: string, cookie: string, headers = {}) =>
      endRoute(browserRequest("DELETE", `/api/own-app-sessions/${id}`, { cookie, headers }), context(id));
    expect((await list()).status).toBe(401);
    expect(await (await list(bo.cookie)).json()).toEqual([]);
    const [row] = (await (await list(ada.cookie)).json()) as AppSessionDto[];
    const id = row?.id ?? "";
    expect((await end(id, bo.cookie)).status).toBe(404);
    expect((await end("1", ada.cookie)).status).toBe(404);
    expect((await end(id, ada.cookie, { origin: "https://evil.example" })).status).toBe(403);
    expect((await end(id, ada.cookie)).status).toBe(204);
    expect(await (await list(ada.cookie)).json()).toEqual([]);
  });

  it("stand beside the person's own facts", async () => {
    const { session } = await makePerson();
    expect(await getOwnProfile(session)).toMatchObject({
      id: session.user.id,
      accessRole: null,
      groups: [],
      folders: [],
    });
  });
});
