import { expect, type Page } from "@playwright/test";
import { callApi } from "@/tests/e2e/support/connect";
import { otherBrowser, signInWith } from "@/tests/e2e/support/entra-world";
import { ask, me, tokens } from "@/tests/e2e/support/native-app";
import { startEntra } from "@/tests/e2e/support/start-entra";
import { origin, test } from "@/tests/e2e/support/usher";
import type { EntraTenant } from "@/tests/support/entra-tenant";
import { listenAsApp } from "@/tests/support/native-apps-listener";

let entra: EntraTenant;

test.beforeAll(async () => {
  entra = await startEntra();
});

test.afterAll(() => entra.stop());

/** Returns the client id. */
async function createApp(page: Page, slug: string, name: string): Promise<string> {
  const redirectUris = ["http://127.0.0.1/callback"];
  const made = await callApi(page, slug, "POST", "/native-apps", { name, redirectUris });
  return (made as { id: string }).id;
}

test("people sign in to a native app with Entra, lose it when Entra deactivates them, and come back with everything", async ({
  page,
  browser,
}) => {
  const world = await signInWith(page, entra);
  const { userId } = await world.hire(null);
  const group = await world.scim("POST", "/Groups", {
    schemas: ["urn:ietf:params:scim:schemas:core:2.0:Group"],
    displayName: "Engineers",
    members: [{ value: userId }],
  });
  const { id: groupId } = (await group.json()) as { id: string };
  const app = await listenAsApp();
  const clientId = await createApp(page, world.slug, "Viewer");
  await page.goto(`${origin()}/o/${world.slug}/security/native-apps/${clientId}`);
  const values = { clientId, issuer: await page.getByRole("textbox", { name: "Issuer" }).inputValue() };
  const ada = await otherBrowser(browser);
  const device = await ada.newPage();

  /** From the app's press to its tokens. */
  const signIn = async (asked: boolean) => {
    const { address, verifier } = ask(values, app.redirectUri);
    await device.goto(address);
    if (asked) {
      await device.getByRole("link", { name: "Sign in with Microsoft" }).click();
      await device.waitForLoadState("networkidle");
      await device.getByRole("button", { name: "Continue as Ada Lovelace" }).click();
    }
    await expect(device.getByText("You can close this window.")).toBeVisible();
    const { status, body } = await tokens(values, {
      grant_type: "authorization_code",
      code: app.came.at(-1)?.get("code") ?? "",
      code_verifier: verifier,
      redirect_uri: app.redirectUri,
    });
    expect(status).toBe(200);
    return body;
  };
  const refresh = (token: string | undefined) =>
    tokens(values, { grant_type: "refresh_token", refresh_token: token ?? "" });
  const setActive = async (value: "True" | "False") => {
    const answer = await world.scim("PATCH", `/Users/${userId}`, {
      schemas: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
      Operations: [{ op: "Replace", path: "active", value }],
    });
    expect(answer.status).toBe(200);
  };

  const first = await test.step("in the browser of the device, by Microsoft", () => signIn(true));
  expect((await me(first["access_token"])).status).toBe(200);

  const second = await test.step("each refresh token is good for one use", async () => {
    const next = await refresh(first["refresh_token"]);
    expect(next.status).toBe(200);
    expect(next.body["refresh_token"]).not.toBe(first["refresh_token"]);
    expect((await me(next.body["access_token"])).status).toBe(200);
    return next.body;
  });

  await test.step("deactivated in Entra, both tokens are refused at once, and so is a new sign-in", async () => {
    await setActive("False");
    expect((await me(second["access_token"])).status).toBe(401);
    expect(await refresh(second["refresh_token"])).toMatchObject({ status: 400, body: { error: "invalid_grant" } });
    await device.goto(ask(values, app.redirectUri).address);
    await device.getByRole("link", { name: "Sign in with Microsoft" }).click();
    await expect(device.getByText("Your access is switched off.")).toBeVisible();
  });

  const third = await test.step("activated again, they sign in, in the group that they were in", async () => {
    await setActive("True");
    const body = await signIn(true);
    const answer = await me(body["access_token"]);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ user: { id: userId, groups: [{ id: groupId, name: "Engineers" }] } });
    return body;
  });

  await test.step("a refresh token used twice ends all that came from it", async () => {
    const next = await refresh(third["refresh_token"]);
    expect(next.status).toBe(200);
    expect(await refresh(third["refresh_token"])).toMatchObject({ status: 400, body: { error: "invalid_grant" } });
    expect(await refresh(next.body["refresh_token"])).toMatchObject({ status: 400, body: { error: "invalid_grant" } });
    expect((await me(next.body["access_token"])).status).toBe(401);
  });
  await test.step("what the app or the person wants, Microsoft is asked", async () => {
    const shared = await (await otherBrowser(browser)).newPage();
    const microsoft = shared.getByRole("link", { name: "Sign in with Microsoft" });
    await shared.goto(ask(values, app.redirectUri, { prompt: "login" }).address);
    await expect(microsoft).toHaveAttribute("href", /&prompt=login$/);
    const another = { ...values, clientId: await createApp(page, world.slug, "Second") };
    await shared.goto(ask(another, app.redirectUri).address);
    await expect(microsoft).not.toHaveAttribute("href", /prompt/);
    await microsoft.click();
    await expect(shared.getByRole("button", { name: "Continue as Ada Lovelace" })).toBeVisible();
    await shared.waitForLoadState("networkidle");
    await shared.getByRole("button", { name: "Use another person" }).click();
    await expect(microsoft).toHaveAttribute("href", /&prompt=select_account$/);
    await shared.context().close();
  });
  await app.close();
  await ada.close();
});
