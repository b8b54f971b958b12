import { expect, type Page } from "@playwright/test";
import { type AppValues, ask, me, tokens } from "@/tests/e2e/support/native-app";
import { roleWorld } from "@/tests/e2e/support/role-world";
import { signInAs } from "@/tests/e2e/support/sign-in-as";
import { origin, type SignedUp, signUp, test } from "@/tests/e2e/support/usher";
import { listenAsApp } from "@/tests/support/native-apps-listener";

async function createApp(page: Page, slug: string): Promise<AppValues> {
  await page.goto(`${origin()}/o/${slug}/security/native-apps`);
  await expect(page.getByText("No native app yet.")).toBeVisible();
  await page.getByRole("button", { name: "New app" }).click();
  const sheet = page.getByRole("dialog", { name: "New app" });
  await sheet.getByRole("button", { name: "Create app" }).click();
  await expect(sheet.getByText("Enter a name.")).toBeVisible();
  await sheet.getByLabel("Name", { exact: true }).fill("Viewer");
  const uris = sheet.getByLabel("Redirect URIs, one on each line");
  await uris.fill("http://127.0.0.1/callback\nhttps://evil.example/callback");
  await expect(sheet.getByText("Can be used")).toHaveCount(1);
  await expect(sheet.getByText("Cannot be used: https is for web applications")).toBeVisible();
  await expect(sheet.getByText("Correct or remove the lines that cannot be used.")).toBeVisible();
  await uris.fill("http://127.0.0.1/callback");
  await sheet.getByRole("button", { name: "Create app" }).click();
  await expect(page.getByRole("heading", { name: "Viewer", level: 1 })).toBeVisible();
  return {
    clientId: await page.getByRole("textbox", { name: "Client ID" }).inputValue(),
    issuer: await page.getByRole("textbox", { name: "Issuer" }).inputValue(),
  };
}

async function signInWithPassword(page: Page, { email, password }: SignedUp): Promise<void> {
  await page.getByLabel("Work e-mail").fill(email);
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

test("an admin registers an app, and a person signs in from it, is asked once, and ends it on their own page", async ({
  page,
  browser,
}) => {
  const organization = await signUp(page);
  const values = await createApp(page, organization.slug);
  const app = await listenAsApp();
  const person = await (await browser.newContext()).newPage();

  const first = await test.step("signed out, the person signs in and is asked who they are", async () => {
    const { address, verifier } = ask(values, app.redirectUri);
    await person.goto(address);
    await expect(person.getByRole("heading", { name: "Sign in", level: 1 })).toBeVisible();
    await signInWithPassword(person, organization);
    await expect(person.getByRole("heading", { name: "Viewer wants to know who you are" })).toBeVisible();
    await expect(person.getByText(organization.email).first()).toBeVisible();
    await person.waitForLoadState("networkidle");
    await person.getByRole("button", { name: /^Continue as/ }).click();
    await expect(person.getByText("You can close this window.")).toBeVisible();
    const code = app.came.at(-1)?.get("code") ?? "";
    const { status, body } = await tokens(values, {
      grant_type: "authorization_code",
      code,
      code_verifier: verifier,
      redirect_uri: app.redirectUri,
    });
    expect(status).toBe(200);
    expect((await me(body["access_token"])).status).toBe(200);
    return body;
  });

  await test.step("the second time nobody asks", async () => {
    const count = app.came.length;
    await person.goto(ask(values, app.redirectUri).address);
    await expect(person.getByText("You can close this window.")).toBeVisible();
    expect(app.came).toHaveLength(count + 1);
  });

  await test.step("a wrong redirect URI stays here, in plain words", async () => {
    await person.goto(ask(values, "http://127.0.0.1:1/other").address);
    await expect(person.getByRole("heading", { name: "Sign-in failed" })).toBeVisible();
    await expect(person.getByText("an address that is not registered")).toBeVisible();
  });

  await test.step("“Cancel” tells the app; another person can be used", async () => {
    const stranger = await (await browser.newContext()).newPage();
    await page.getByRole("link", { name: "Native apps" }).first().click();
    await page.getByRole("button", { name: "New app" }).click();
    const sheet = page.getByRole("dialog", { name: "New app" });
    await sheet.getByLabel("Name", { exact: true }).fill("Second");
    await sheet.getByLabel("Redirect URIs, one on each line").fill("http://127.0.0.1/callback");
    await sheet.getByRole("button", { name: "Create app" }).click();
    await expect(page.getByRole("heading", { name: "Second", level: 1 })).toBeVisible();
    const second = { ...values, clientId: await page.getByRole("textbox", { name: "Client ID" }).inputValue() };
    await stranger.goto(ask(second, app.redirectUri).address);
    await signInWithPassword(stranger, organization);
    await expect(stranger.getByRole("button", { name: "Use another person" })).toBeVisible();
    // The page came by itself: a press before its script has run is lost.
    await stranger.waitForLoadState("networkidle");
    await stranger.getByRole("button", { name: "Use another person" }).click();
    await expect(stranger.getByRole("heading", { name: "Sign in", level: 1 })).toBeVisible();
    await signInWithPassword(stranger, organization);
    await expect(stranger.getByRole("button", { name: "Cancel" })).toBeVisible();
    await stranger.waitForLoadState("networkidle");
    await stranger.getByRole("button", { name: "Cancel" }).click();
    await expect(stranger.getByText("You can close this window.")).toBeVisible();
    expect(app.came.at(-1)?.get("error")).toBe("access_denied");
  });

  await test.step("disabled, it ends at once; deleted by name, it is gone", async () => {
    await page.getByRole("link", { name: "Native apps" }).first().click();
    await page.getByRole("link", { name: /^Viewer/ }).click();
    await page.getByRole("button", { name: "Disable…" }).click();
    const dialog = page.getByRole("alertdialog", { name: "Disable “Viewer”?" });
    await dialog.getByRole("button", { name: "Disable app" }).click();
    await expect(page.getByText("This app is disabled")).toBeVisible();
    expect((await me(first["access_token"])).status).toBe(401);
    await page.getByRole("button", { name: "Delete app…" }).click();
    const confirm = page.getByRole("dialog", { name: "Delete “Viewer”?" });
    await confirm.getByRole("textbox").fill("Viewer");
    await confirm.getByRole("button", { name: "Delete app" }).click();
    await expect(page.getByRole("heading", { name: "Native apps", level: 1 })).toBeVisible();
    await expect(page.getByRole("link", { name: /^Viewer/ })).toHaveCount(0);
  });

  await test.step("the signing key is rotated", async () => {
    const kids = async () =>
      ((await (await fetch(`${values.issuer}/jwks`)).json()) as { keys: { kid: string }[] }).keys.length;
    expect(await kids()).toBe(1);
    await page.getByRole("button", { name: "Rotate signing key…" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Rotate key" }).click();
    await expect(page.getByText("A new key signs from now on.").first()).toBeVisible();
    expect(await kids()).toBe(2);
  });
  await app.close();
});

test("somebody without access role signs in from an app; the web portal shows their own page", async ({ page }) => {
  const { slug, organizationId, nativeAppId, appOnlyCookie } = roleWorld();
  const [name = "", ...rest] = appOnlyCookie.split("=");
  await page.context().addCookies([{ name, value: rest.join("="), url: origin(), httpOnly: true }]);
  const app = await listenAsApp();

  await test.step("the portal is no error, and says what they can use", async () => {
    for (const path of ["/", "/sign-in", `/o/${slug}`, `/o/${slug}/users`]) {
      await page.goto(`${origin()}${path}`);
      await expect(page).toHaveURL(`${origin()}/app-only`);
    }
    await expect(page.getByRole("heading", { name: "You are signed in, No role person." })).toBeVisible();
    await expect(page.getByText("the web portal is not part of your access")).toBeVisible();
    await expect(page.getByText("You are signed in to no app right now.")).toBeVisible();
  });

  const body = await test.step("the app gets tokens for them", async () => {
    const values = { clientId: nativeAppId, issuer: `${origin()}/oidc/${organizationId}` };
    const { address, verifier } = ask(values, app.redirectUri);
    await page.goto(address);
    await page.getByRole("button", { name: "Continue as No role person" }).click();
    await expect(page.getByText("You can close this window.")).toBeVisible();
    const answer = await tokens(values, {
      grant_type: "authorization_code",
      code: app.came.at(-1)?.get("code") ?? "",
      code_verifier: verifier,
      redirect_uri: app.redirectUri,
    });
    expect(answer.status).toBe(200);
    return answer.body;
  });

  await test.step("who they are, without access role", async () => {
    const answer = await me(body["access_token"]);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ user: { name: "No role person", accessRole: null } });
  });

  await test.step("ended on their page, the token is refused at once", async () => {
    await page.goto(`${origin()}/app-only`);
    await page.getByRole("button", { name: /^End Viewer of/ }).click();
    await expect(page.getByText("You are signed in to no app right now.")).toBeVisible();
    expect((await me(body["access_token"])).status).toBe(401);
  });

  await test.step("people with a role go to their portal, and the signed-out to the sign-in", async () => {
    await page.getByRole("button", { name: "Sign out" }).click();
    await expect(page.getByRole("heading", { name: "Sign in", level: 1 })).toBeVisible();
    await page.goto(`${origin()}/app-only`);
    await expect(page).toHaveURL(`${origin()}/sign-in`);
    await signInAs(page, "User");
    await page.goto(`${origin()}/app-only`);
    await expect(page).toHaveURL(`${origin()}/o/${slug}`);
  });
  await app.close();
});
