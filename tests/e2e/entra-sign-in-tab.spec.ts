import { expect, type Locator, type Page } from "@playwright/test";
import { v4 as uuidv4 } from "uuid";
import { callApi, connect } from "@/tests/e2e/support/connect";
import { startEntra } from "@/tests/e2e/support/start-entra";
import { addConnector, origin, signUp, test } from "@/tests/e2e/support/usher";
import type { EntraTenant } from "@/tests/support/entra-tenant";

let entra: EntraTenant;

test.beforeEach(async () => {
  entra = await startEntra();
});

test.afterEach(() => entra.stop());

const main = (page: Page) => page.getByRole("main");
const step = (page: Page, title: string) => main(page).getByRole("region", { name: title });
const toast = (page: Page, words: string) => page.getByText(words).first();
const day = 24 * 3_600_000;
const inDays = (days: number) => new Date(Date.now() + days * day).toISOString().slice(0, 10);

async function openTab(page: Page): Promise<void> {
  await page.getByRole("navigation", { name: "Connector" }).getByRole("link", { name: "Sign-in" }).click();
  await expect(step(page, "The app in Entra")).toBeVisible();
}

async function saveApp(page: Page, clientId: string, entraTenant: string): Promise<void> {
  await page.getByLabel("Client ID").fill(clientId);
  await page.getByLabel("Entra tenant", { exact: true }).fill(entraTenant);
  await page.getByRole("button", { name: "Save app" }).click();
}

async function addSecret(page: Page, value: string, endsOn: string): Promise<Locator> {
  await page.getByRole("button", { name: "Add client secret" }).click();
  const dialog = page.getByRole("dialog", { name: "Add client secret" });
  await dialog.getByLabel("Client secret").fill(value);
  await dialog.getByLabel("Ends on").fill(endsOn);
  await dialog.getByRole("button", { name: "Add client secret" }).click();
  return dialog;
}

/** Presses “Test sign-in”, and ends when Microsoft has sent its window back. */
async function testSignIn(page: Page): Promise<void> {
  const opened = page.waitForEvent("popup");
  await page.getByRole("link", { name: "Test sign-in" }).click();
  const popup = await opened;
  await expect(popup.getByText("You can close this window.")).toBeVisible();
  await popup.close();
}

const check = (page: Page, name: string) =>
  main(page)
    .getByRole("list", { name: "Checks" })
    .getByRole("listitem")
    .filter({ hasText: new RegExp(`^(Holds|Fails)${name}`) });

test("the tab Sign-in, from the empty form to a proven sign-in", async ({ page }) => {
  const { connectorId, slug, provision } = await connect(page);
  await openTab(page);
  const redirectUri = `${origin()}/api/auth/callback/${connectorId}`;
  const clientId = uuidv4();
  const secret = `s3c~${uuidv4()}-value`;
  await entra.register({ clientId, secrets: [secret], redirectUris: [redirectUri] });
  const ada = { oid: uuidv4(), name: "Ada Lovelace", userPrincipalName: "ada@contoso.example" };
  entra.person = ada;

  await test.step("shows what to enter in Entra, and nothing as done", async () => {
    await expect(step(page, "Redirect URI").getByRole("textbox", { name: "Redirect URI" })).toHaveValue(redirectUri);
    await expect(step(page, "Redirect URI").getByRole("textbox", { name: "Front-channel logout URL" })).toHaveValue(
      `${origin()}/sso/${connectorId}/logout`,
    );
    await expect(step(page, "My Apps tile").getByRole("textbox")).toHaveValue(`${origin()}/sso/${connectorId}`);
    await expect(main(page)).toContainText("Not proven yet");
    await expect(main(page).getByText("Save the app of step 1 and add its client secret first.")).toBeVisible();
    await expect(page.getByRole("button", { name: "Add client secret" })).toHaveCount(0);
    await expect(main(page).getByText(/^(Saved|Seen)$/)).toHaveCount(0);
  });

  await test.step("refuses what names no app, and every Entra tenant at once", async () => {
    await page.getByRole("button", { name: "Save app" }).click();
    await expect(page.getByLabel("Client ID")).toBeFocused();
    await expect(main(page)).toContainText("Enter the Application (client) ID");
    await saveApp(page, clientId, "common");
    await expect(page.getByLabel("Entra tenant", { exact: true })).toHaveAccessibleDescription(
      "“common” means every Entra tenant. Name your own Entra tenant, so that no other one can sign in here.",
    );
  });

  await test.step("asks before what was typed is lost", async () => {
    await page.getByRole("navigation", { name: "Connector" }).getByRole("link", { name: "Mapping" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Keep editing" }).click();
  });

  await test.step("saves the app and shows the issuer found", async () => {
    await saveApp(page, clientId, `http://${entra.host}/${entra.id}`);
    await expect(step(page, "The app in Entra").getByText("Saved")).toBeVisible();
    await expect(step(page, "The app in Entra")).toContainText(entra.issuer);
    await expect(page.getByRole("button", { name: "Save app" })).toHaveCount(0);
  });

  await test.step("takes the Value of a client secret and not its Secret ID", async () => {
    const dialog = await addSecret(page, uuidv4(), inDays(300));
    await expect(dialog.getByLabel("Client secret")).toHaveAccessibleDescription(
      /This looks like the Secret ID, not the Value\./,
    );
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await addSecret(page, secret, inDays(20));
    await expect(step(page, "Client secret").getByRole("listitem")).toContainText("s3c…");
  });

  await test.step("warns before the secret ends, until another lasts longer", async () => {
    const card = step(page, "Client secret");
    await expect(card).toContainText("The client secret ends in 20 days");
    await expect(card.getByRole("listitem")).toContainText("Ends in 20 days");
    await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Overview" }).click();
    await expect(main(page)).toContainText(
      "The client secret that people sign in with by “Microsoft Entra ID” ends in 20 days.",
    );
    await main(page).getByRole("link", { name: "Replace client secret" }).click();
    await addSecret(page, "wrong-value", inDays(300));
    await expect(card.getByRole("listitem")).toHaveCount(2);
    await expect(card).not.toContainText("The client secret ends in 20 days");
    await expect(page.getByRole("button", { name: "Add client secret" })).toHaveCount(0);
  });

  await test.step("a test that fails shows which check, why and what to change", async () => {
    entra.tampering = { claims: { aud: uuidv4() } };
    await testSignIn(page);
    await expect(main(page).getByText("The audience of the ID token is not this app.")).toBeVisible();
    await expect(main(page)).toContainText("Compare Client ID with Application (client) ID in Entra.");
    await expect(check(page, "Audience")).toContainText("Fails");
    await expect(check(page, "Issuer")).toContainText("Holds");
    await expect(check(page, "Object id")).toContainText("Fails");
    await expect(main(page)).toContainText("Not proven yet");
    // The newer secret was tried first.
    await expect(step(page, "Client secret")).toContainText("Refused by Microsoft: wrong");
    await expect(step(page, "Client secret")).toContainText("The client secret ends in 20 days");
  });

  await test.step("what Microsoft refuses at its own page ends the test as well", async () => {
    entra.refusal = { error: "access_denied", description: "AADSTS50105: The signed in user is not assigned." };
    await testSignIn(page);
    await expect(main(page).getByText("AADSTS50105: this person is not assigned to the app.")).toBeVisible();
    await expect(main(page)).toContainText("Enterprise apps > the app > Users and groups > Add user/group");
    entra.refusal = null;
  });

  await test.step("a secret is deleted after a question", async () => {
    await page.getByRole("button", { name: "Delete client secret wro…" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Delete client secret" }).click();
    await expect(step(page, "Client secret").getByRole("listitem")).toHaveCount(1);
  });

  await test.step("a test that passes names the person, and ticks what Microsoft has shown", async () => {
    entra.tampering = {};
    await provision(ada.userPrincipalName, { externalId: ada.oid, displayName: ada.name });
    await testSignIn(page);
    await expect(main(page).getByText("Passed")).toBeVisible();
    await expect(check(page, "Object id")).toContainText(`Object id ${ada.oid} will be bound to Ada Lovelace.`);
    for (const title of ["Redirect URI", "Client secret", "Permissions", "Optional claims"]) {
      await expect(step(page, title).getByText("Seen"), title).toBeVisible();
    }
    // Ada is no admin: she proves nothing about their way in.
    await expect(main(page)).toContainText("Not proven yet");
  });

  await test.step("a test by an admin proves SSO", async () => {
    const grace = { oid: uuidv4(), name: "Grace Hopper", userPrincipalName: "grace@contoso.example" };
    const id = await provision(grace.userPrincipalName, { externalId: grace.oid, displayName: grace.name });
    await callApi(page, slug, "PATCH", `/users/${id}`, { accessRole: "Admin" });
    entra.person = grace;
    // Microsoft's own session is Ada's still.
    await page.context().clearCookies({ domain: "127.0.0.1" });
    await testSignIn(page);
    await expect(check(page, "Object id")).toContainText("Grace Hopper");
    await expect(main(page)).toContainText(/SSO proven by Grace Hopper/);
  });

  await test.step("says how new people sign in", async () => {
    await page.getByRole("radio", { name: "builtin" }).click();
    await page.getByRole("checkbox", { name: "Create people at first sign-in" }).click();
    await page.getByRole("button", { name: "Save settings" }).click();
    await expect(page.getByText("Choose sso for new people, or switch the creation off.")).toBeVisible();
    await page.getByRole("radio", { name: "sso" }).click();
    await page.getByRole("button", { name: "Save settings" }).click();
    await expect(toast(page, "The settings are saved.")).toBeVisible();
    await page.reload();
    await expect(page.getByRole("radio", { name: "sso" })).toBeChecked();
    await expect(page.getByRole("checkbox", { name: "Create people at first sign-in" })).toBeChecked();
  });

  await test.step("is switched off after a question", async () => {
    await page.getByRole("switch", { name: "People may sign in with Microsoft" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Switch off" }).click();
    await expect(page.getByRole("switch", { name: "People may sign in with Microsoft" })).not.toBeChecked();
    await expect(page.getByRole("link", { name: "Test sign-in" })).toHaveCount(0);
  });
});

test("two admins at once: the second sees the conflict and decides", async ({ page, context }) => {
  const { slug } = await signUp(page);
  await addConnector(page, slug);
  await openTab(page);
  await saveApp(page, uuidv4(), entra.issuer);
  await expect(step(page, "The app in Entra").getByText("Saved")).toBeVisible();
  const mine = uuidv4();
  await page.getByLabel("Client ID").fill(mine);
  const other = await context.newPage();
  await other.goto(page.url());
  const theirs = uuidv4();
  await saveApp(other, theirs, entra.issuer);
  await expect(toast(other, "The app is saved.")).toBeVisible();
  await page.getByRole("button", { name: "Save app" }).click();
  await expect(main(page)).toContainText("Somebody changed these settings meanwhile");
  await page.getByRole("button", { name: "Keep mine" }).click();
  await expect(main(page)).not.toContainText("Somebody changed these settings meanwhile");
  await expect(main(page).getByText("Unsaved")).toHaveCount(0);
  await page.reload();
  await expect(page.getByLabel("Client ID")).toHaveValue(mine);
});
