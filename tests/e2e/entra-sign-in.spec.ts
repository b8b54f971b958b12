import { type BrowserContext, expect, type Page } from "@playwright/test";
import { connect } from "@/tests/e2e/support/connect";
import { type EntraWorld, otherBrowser, signInWith } from "@/tests/e2e/support/entra-world";
import { startEntra } from "@/tests/e2e/support/start-entra";
import { origin, test } from "@/tests/e2e/support/usher";
import { askMicrosoft } from "@/tests/support/ask-microsoft";
import type { EntraTenant } from "@/tests/support/entra-tenant";

let entra: EntraTenant;

test.beforeAll(async () => {
  entra = await startEntra();
});

test.afterAll(() => entra.stop());

const patch = (world: EntraWorld, userId: string, active: string) =>
  world.scim("PATCH", `/Users/${userId}`, {
    schemas: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
    Operations: [{ op: "Replace", path: "active", value: active }],
  });

test("people sign in with Entra, lose access with the next click, and come back with everything", async ({
  page,
  browser,
}) => {
  const world = await signInWith(page, entra);
  const { userId } = await world.hire("ReadOnly");
  await world.scim("POST", "/Groups", {
    schemas: ["urn:ietf:params:scim:schemas:core:2.0:Group"],
    displayName: "Engineers",
    members: [{ value: userId }],
  });
  const ada = await otherBrowser(browser);
  const portal = await ada.newPage();

  await test.step("by the tile of My Apps", async () => {
    await portal.goto(`${origin()}/sso/${world.connectorId}`);
    await expect(portal).toHaveURL(`${origin()}/o/${world.slug}`);
    await expect(portal.getByRole("heading", { name: "Overview", level: 1 })).toBeVisible();
  });

  await test.step("deactivated in Entra, the very next click lands on sign-in", async () => {
    expect((await patch(world, userId, "False")).status).toBe(200);
    await portal.getByRole("link", { name: "Groups" }).click();
    await expect(portal).toHaveURL(/\/sign-in/);
    await expect(portal.getByText("your access changed")).toBeVisible();
  });

  await test.step("Microsoft still knows her, and Usher says why it lets her in no more", async () => {
    await portal.goto(`${origin()}/sso/${world.connectorId}`);
    await expect(portal.getByRole("heading", { name: "You are not signed in" })).toBeVisible();
    await expect(portal.getByText("Your access is switched off.")).toBeVisible();
    await portal.getByText("Details for your admin").click();
    await expect(portal.getByText("The person is inactive.")).toBeVisible();
  });

  await test.step("activated again, she signs in and is in her group", async () => {
    expect((await patch(world, userId, "True")).status).toBe(200);
    await portal.getByRole("link", { name: "Try again" }).click();
    await expect(portal.getByRole("heading", { name: "Overview", level: 1 })).toBeVisible();
    await portal.goto(`${origin()}/o/${world.slug}/users/${userId}/groups`);
    await expect(portal.getByRole("link", { name: "Engineers" })).toBeVisible();
  });

  await test.step("signing out goes by Microsoft, who is told which account", async () => {
    await portal.getByRole("button", { name: /Your menu/ }).click();
    await portal.getByRole("menuitem", { name: "Sign out" }).click();
    await expect.poll(() => entra.signedOut.at(-1)?.searchParams.get("logout_hint")).toMatch(/^hint-of-/);
    expect(entra.signedOut.at(-1)?.searchParams.get("post_logout_redirect_uri")).toBe(
      `${origin()}/api/auth/callback/${world.connectorId}`,
    );
    // Microsoft asks in its own words, and comes back to the one address that is registered.
    await portal.getByRole("button", { name: /sign me out/i }).click();
    await expect(portal).toHaveURL(`${origin()}/sign-in`);
    await portal.goto(`${origin()}/o/${world.slug}`);
    await expect(portal).toHaveURL(/\/sign-in\?/);
  });
  await ada.close();
});

test("the e-mail leads to Microsoft where its domain is verified, whoever types it", async ({ page, browser }) => {
  const world = await signInWith(page, entra);
  await world.hire("ReadOnly");
  const stranger = await (await otherBrowser(browser)).newPage();
  await stranger.goto(`${origin()}/sign-in/${world.slug}`);
  await expect(stranger.getByRole("link", { name: "Sign in with Microsoft" })).toBeVisible();
  await stranger.getByLabel("Work e-mail").fill("nobody@unverified.example");
  await stranger.getByRole("button", { name: "Continue" }).click();
  await expect(stranger.getByLabel("Password", { exact: true })).toBeVisible();
  await stranger.getByRole("link", { name: "Sign in with Microsoft" }).click();
  await expect(stranger.getByRole("heading", { name: "Overview", level: 1 })).toBeVisible();
  await stranger.context().close();
});

/** Begins a sign-in in a browser and has Microsoft answer it; returns the address that the browser would open next. */
async function begin(context: BrowserContext, connectorId: string, query = ""): Promise<URL> {
  const begun = await context.request.get(`${origin()}/sso/${connectorId}${query}`, { maxRedirects: 0 });
  return await askMicrosoft(begun.headers()["location"] ?? "");
}

/** Where the browser is sent when it opens an address. */
async function open(context: BrowserContext, url: URL): Promise<string> {
  const answer = await context.request.get(url.href, { maxRedirects: 0 });
  return answer.headers()["location"] ?? `${answer.status()}`;
}

async function isSignedIn(context: BrowserContext, slug: string): Promise<boolean> {
  return (await context.request.get(`${origin()}/api/organizations/${slug}/overview`)).ok();
}

const sessionCookie = async (context: BrowserContext) =>
  (await context.cookies()).find(({ name }) => name.includes("session-token"))?.value;

test("an answer of Microsoft's counts once, in the browser and for the connector that asked", async ({
  page,
  browser,
}) => {
  const world = await signInWith(page, entra);
  await world.hire("ReadOnly");
  const stateRefused = new RegExp(`/sso/${world.connectorId}/failed\\?cause=state`);

  await test.step("not in another browser: an attacker's answer signs no victim in", async () => {
    const [attacker, victim] = [await otherBrowser(browser), await otherBrowser(browser)];
    const answer = await begin(attacker, world.connectorId);
    expect(await open(victim, answer)).toMatch(stateRefused);
    await begin(victim, world.connectorId);
    expect(await open(victim, answer)).toMatch(stateRefused);
    expect(await isSignedIn(victim, world.slug)).toBe(false);
  });

  await test.step("not with another state, and not without", async () => {
    const ada = await otherBrowser(browser);
    const answer = await begin(ada, world.connectorId);
    answer.searchParams.set("state", "forged");
    expect(await open(ada, answer)).toMatch(stateRefused);
    const again = await begin(ada, world.connectorId);
    again.searchParams.delete("state");
    expect(await open(ada, again)).toMatch(stateRefused);
    expect(await isSignedIn(ada, world.slug)).toBe(false);
  });

  await test.step("not twice", async () => {
    const ada = await otherBrowser(browser);
    const answer = await begin(ada, world.connectorId);
    expect(await open(ada, answer)).toBe(`${origin()}/o/${world.slug}`);
    expect(await isSignedIn(ada, world.slug)).toBe(true);
    expect(await open(ada, answer)).toMatch(stateRefused);
  });

  await test.step("a session id that was there before is not the one that is there afterwards", async () => {
    const ada = await otherBrowser(browser);
    await ada.addCookies([{ name: "next-auth.session-token", value: "planted", url: origin() }]);
    await open(ada, await begin(ada, world.connectorId));
    expect(await sessionCookie(ada)).not.toBe("planted");
    const first = await sessionCookie(ada);
    await open(ada, await begin(ada, world.connectorId));
    expect(await sessionCookie(ada)).not.toBe(first);
  });

  await test.step("not for another connector", async () => {
    const other = await otherBrowser(browser);
    const elsewhere = await connectElsewhere(other);
    const ada = await otherBrowser(browser);
    const answer = await begin(ada, world.connectorId);
    answer.pathname = answer.pathname.replace(world.connectorId, elsewhere);
    expect(await open(ada, answer)).toContain(`/sso/${elsewhere}/failed`);
  });
});

async function connectElsewhere(context: BrowserContext): Promise<string> {
  const admin: Page = await context.newPage();
  const { connectorId } = await signInWithSameApp(admin);
  return connectorId;
}

/** Another organization, whose connector names the very same app. */
async function signInWithSameApp(page: Page): Promise<{ readonly connectorId: string }> {
  const { clientId, redirectUris, secrets } = entra.app;
  const world = await signInWith(page, entra);
  await entra.register({ clientId, secrets, redirectUris: [...redirectUris, ...entra.app.redirectUris] });
  return world;
}

test("a sign-in leads to no other site, and errors of Microsoft's are told by our own words", async ({
  page,
  browser,
}) => {
  const world = await signInWith(page, entra);
  await world.hire("ReadOnly");
  for (const evil of ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"]) {
    const ada = await otherBrowser(browser);
    const answer = await begin(ada, world.connectorId, `?return_to=${encodeURIComponent(evil)}`);
    expect(await open(ada, answer)).toBe(`${origin()}/o/${world.slug}`);
  }
  const ada = await otherBrowser(browser);
  const answer = await begin(ada, world.connectorId, `?return_to=${encodeURIComponent(`/o/${world.slug}/users`)}`);
  expect(await open(ada, answer)).toBe(`${origin()}/o/${world.slug}/users`);

  entra.refusal = { error: "access_denied", description: "AADSTS50105: <script>alert(1)</script>" };
  const portal = await ada.newPage();
  await portal.goto(`${origin()}/sso/${world.connectorId}`);
  await expect(portal.getByText("you are not assigned to this app")).toBeVisible();
  await expect(portal.getByText("script")).toHaveCount(0);
  entra.refusal = null;
  const forged = `${origin()}/api/auth/callback/${world.connectorId}?error=access_denied&error_description=AADSTS50105`;
  expect(await open(ada, new URL(forged))).toContain("cause=state");
});

test("a client secret that Microsoft refuses, and a Microsoft that is down, have one clear page", async ({
  page,
  browser,
}) => {
  const world = await signInWith(page, entra);
  await world.hire("ReadOnly");
  const portal = await (await otherBrowser(browser)).newPage();
  const { secrets } = entra.app;
  await entra.register({ secrets: ["another"] });
  await portal.goto(`${origin()}/sso/${world.connectorId}`);
  await expect(portal.getByText("do not agree on this app's secret")).toBeVisible();
  await entra.register({ secrets });
  await portal.getByRole("link", { name: "Try again" }).click();
  await expect(portal.getByRole("heading", { name: "Overview", level: 1 })).toBeVisible();
});

test("when the person signs out at Microsoft, Microsoft's frame ends the session here", async ({ page, browser }) => {
  const world = await signInWith(page, entra);
  const { person } = await world.hire("ReadOnly");
  const ada = await otherBrowser(browser);
  await open(ada, await begin(ada, world.connectorId));
  const logout = `${origin()}/sso/${world.connectorId}/logout`;
  for (const query of ["", "?sid=another", `?sid=session-of-${person.oid}&iss=https://evil.example`]) {
    expect((await fetch(`${logout}${query}`)).status).toBe(200);
    expect(await isSignedIn(ada, world.slug)).toBe(true);
  }
  await fetch(`${logout}?sid=session-of-${person.oid}&iss=${encodeURIComponent(entra.issuer)}`);
  expect(await isSignedIn(ada, world.slug)).toBe(false);
});

test("a connector without sign-in says so", async ({ page }) => {
  const { connectorId } = await connect(page);
  await page.goto(`${origin()}/sso/${connectorId}`);
  await expect(page.getByText("Sign-in with Microsoft is not set up here.")).toBeVisible();
  await page.goto(`${origin()}/sso/01995a3e-7f5a-7c3e-8a51-3f1f5a3e7c3e`);
  await expect(page.getByText("Sign-in with Microsoft is not set up here.")).toBeVisible();
});
