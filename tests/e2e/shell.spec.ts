import { expect, type Page } from "@playwright/test";
import { callApi, connect } from "@/tests/e2e/support/connect";
import { roleWorld } from "@/tests/e2e/support/role-world";
import { signInAs } from "@/tests/e2e/support/sign-in-as";
import { origin, signUp, test } from "@/tests/e2e/support/usher";

const base = () => `${origin()}/o/${roleWorld().slug}`;
const h1 = (page: Page) => page.getByRole("heading", { level: 1 });
const finder = (page: Page) => page.getByRole("button", { name: "Search or jump to…" });
const palette = (page: Page) => page.getByRole("dialog", { name: "Search or jump to…" });
const crumbs = (page: Page) => page.getByRole("navigation", { name: "Breadcrumbs" });

/** Keys act once the page listens. */
async function ready(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle");
}

test("breadcrumbs say where one is, each part but the last a link; on a phone only the way back", async ({ page }) => {
  const { connectorId } = await signInAs(page, "EnterpriseAdmin");
  await page.goto(`${base()}/integrations/${connectorId}/mapping`);
  await expect(crumbs(page).getByRole("link")).toHaveText(["Contoso", "Integrations", "Microsoft Entra ID"]);
  await expect(crumbs(page).locator("[aria-current=page]")).toHaveText("Mapping");
  await expect(page).toHaveTitle("Mapping · Microsoft Entra ID · Contoso · Usher");
  await crumbs(page).getByRole("link", { name: "Integrations" }).click();
  await expect(h1(page)).toHaveText("Integrations");
  await page.setViewportSize({ width: 375, height: 800 });
  await page.goto(`${base()}/integrations/${connectorId}/mapping`);
  await page.getByRole("main").getByRole("link", { name: "Integrations" }).click();
  await expect(h1(page)).toHaveText("Integrations");
});

test("the sidebar folds to its icons, and stays so", async ({ page }) => {
  await signInAs(page, "EnterpriseAdmin");
  await page.goto(base());
  const sidebar = page.getByRole("complementary", { name: "Sidebar" });
  await page.getByRole("button", { name: "Collapse sidebar" }).click();
  await expect.poll(async () => (await sidebar.boundingBox())?.width).toBe(56);
  await page.reload();
  await expect(page.getByRole("button", { name: "Expand sidebar" })).toBeVisible();
  expect((await sidebar.boundingBox())?.width).toBe(56);
  await sidebar.getByRole("link", { name: "Users" }).click();
  await expect(h1(page)).toHaveText("Users");
  await page.getByRole("button", { name: "Expand sidebar" }).click();
  await expect.poll(async () => (await sidebar.boundingBox())?.width).toBe(240);
});

test("the bell lists what needs attention, and leads there", async ({ page }) => {
  await signInAs(page, "EnterpriseAdmin");
  await page.goto(`${base()}/users`);
  const bell = page.getByRole("button", { name: /^Needs attention: \d+ thing/ });
  await bell.click();
  const list = page.getByRole("dialog", { name: "Needs attention" });
  await list.getByRole("link").first().click();
  await expect(list).toHaveCount(0);
  await expect(h1(page)).not.toHaveText("Users");
});

test("the palette finds people, pages and acts, by keyboard alone", async ({ page }) => {
  const { userId } = await signInAs(page, "EnterpriseAdmin");
  await page.goto(`${base()}/users/${userId}`);
  await expect(h1(page)).toHaveText(/^Ada of/);
  const name = (await h1(page).textContent()) ?? "";
  await ready(page);
  await page.keyboard.press("Control+k");
  await expect(palette(page)).toBeVisible();
  await expect(
    palette(page)
      .getByRole("option", { name: new RegExp(name) })
      .first(),
  ).toBeVisible();
  await expect(palette(page).getByRole("group", { name: "Needs attention" })).toBeVisible();

  await page.keyboard.type("audit");
  await expect(palette(page).getByRole("option", { name: /^Audit log/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(h1(page)).toHaveText("Audit log");

  await test.step("an id is found, whatever it is of", async () => {
    await finder(page).click();
    await page.keyboard.insertText(userId);
    await expect(palette(page).getByRole("option", { name: new RegExp(name) })).toBeVisible();
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(`${base()}/users/${userId}`);
    await expect(h1(page)).toHaveText(name);
  });
  await test.step("an act opens its dialog, also on the page where one is", async () => {
    for (const _ of [1, 2]) {
      await page.keyboard.press("Control+k");
      await page.keyboard.type("invite");
      await expect(palette(page).getByRole("option", { name: /^Invite user…/ })).toBeVisible();
      await page.keyboard.press("Enter");
      await expect(page.getByRole("dialog", { name: "Invite user" })).toBeVisible();
      await expect(page).toHaveURL(`${base()}/users`);
      await page.keyboard.press("Escape");
      await expect(page.getByRole("dialog")).toHaveCount(0);
    }
  });
  await test.step("an act that needs no page is done at once", async () => {
    await page.keyboard.press("Control+k");
    await page.keyboard.type("copy ten");
    await expect(palette(page).getByRole("option", { name: /^Copy Tenant URL/ })).toBeVisible();
    await page.keyboard.press("Enter");
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(/\/scim\/v2\/[0-9a-f-]+$/);
    await page.keyboard.press("Control+k");
    await page.keyboard.type("theme dark");
    await expect(palette(page).getByRole("option", { name: /^Theme: dark/ })).toBeVisible();
    await page.keyboard.press("Enter");
    await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  });
  await test.step("nothing found says so", async () => {
    await page.keyboard.press("Control+k");
    await page.keyboard.type("zzzzzz");
    await expect(palette(page).getByText("Nothing matches “zzzzzz”.")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(palette(page)).toHaveCount(0);
  });
});

test("the palette offers only what the access role allows", async ({ page }) => {
  const { requestId } = await signInAs(page, "ReadOnly");
  await page.goto(`${base()}/users`);
  await finder(page).click();
  const options = palette(page).getByRole("option");
  for (const [typed, found] of [
    ["users", /^Users/],
    ["theme", /^Theme: dark/],
  ] as const) {
    await page.keyboard.insertText(typed);
    await expect(options.filter({ hasText: found }).first()).toBeVisible();
    await palette(page).getByRole("combobox").fill("");
  }
  for (const typed of ["audit", "invite", "token", requestId]) {
    await palette(page).getByRole("combobox").fill(typed);
    await expect(palette(page).getByText(`Nothing matches “${typed}”.`)).toBeVisible();
  }
});

test("single keys go to pages, walk through rows, search and help; not while typing, and not when switched off", async ({
  page,
}) => {
  await signInAs(page, "EnterpriseAdmin");
  await page.goto(base());
  await ready(page);
  await page.keyboard.press("g");
  await page.keyboard.press("u");
  await expect(h1(page)).toHaveText("Users");
  await expect(page.getByRole("table", { name: "Users" })).toBeVisible();
  await ready(page);

  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  const rows = page.getByRole("table", { name: "Users" }).locator("tbody tr");
  await expect(rows.first().getByRole("link")).toBeFocused();
  await page.keyboard.press("x");
  await expect(rows.first().getByRole("checkbox")).toBeChecked();
  await page.keyboard.press("x");
  await expect(rows.first().getByRole("checkbox")).not.toBeChecked();
  await page.keyboard.press("c");
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(/^[0-9a-f-]{36}$/);

  await page.keyboard.press("/");
  await expect(page.getByRole("textbox", { name: "Search users" })).toBeFocused();
  await page.keyboard.type("g?j");
  await expect(page.getByRole("textbox", { name: "Search users" })).toHaveValue("g?j");
  await expect(page.getByRole("dialog")).toHaveCount(0);

  await page.goto(`${base()}/profile`);
  await ready(page);
  await page.keyboard.press("?");
  const help = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(help.getByText("Request log")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(help).toHaveCount(0);
  const saved = page.waitForResponse((answer) => answer.url().endsWith("/preferences") && answer.ok());
  await page.getByRole("switch", { name: "Single-key shortcuts" }).click();
  await saved;
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("?");
  await page.keyboard.press("Control+k");
  await expect(palette(page)).toBeVisible();
  await expect(help).toHaveCount(0);
  await page.keyboard.press("Escape");
  await page.getByRole("switch", { name: "Single-key shortcuts" }).click();
});

test("density and time zone stand before the first paint, on every page", async ({ page }) => {
  const { slug, provision } = await connect(page);
  await provision("ada@contoso.example", { displayName: "Ada" });
  await callApi(page, slug, "PATCH", "/profile/preferences", { density: "compact", timeZone: "Asia/Tokyo" });
  await page.goto(`${origin()}/o/${slug}/users`);
  const row = page.getByRole("table", { name: "Users" }).locator("tbody tr").first();
  const compact = (await row.boundingBox())?.height ?? 0;
  await page.goto(`${origin()}/o/${slug}/profile`);
  await ready(page);
  await page.getByRole("main").locator("time").first().hover();
  await expect(page.getByRole("tooltip")).toContainText("GMT+9");
  await page.getByRole("radio", { name: "Comfortable" }).click();
  await page.getByRole("button", { name: "Time zone: Asia/Tokyo" }).click();
  await page.keyboard.type("new york");
  await page.getByRole("option", { name: "America/New York" }).click();
  await expect(page.getByRole("button", { name: "Time zone: America/New York" })).toBeVisible();
  await ready(page);
  await page.goto(`${origin()}/o/${slug}/users`);
  expect((await row.boundingBox())?.height ?? 0).toBeGreaterThan(compact);
});

test("what can be undone says so", async ({ page }) => {
  const { slug } = await connect(page);
  const made = await callApi(page, slug, "POST", "/users", { userName: "hanna@contoso.example", displayName: "Hanna" });
  const { id } = made as { id: string };
  await page.goto(`${origin()}/o/${slug}/users/${id}`);
  await page.getByRole("button", { name: "Deactivate" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Deactivate" }).click();
  await expect(page.getByText("Hanna is inactive.", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("main").getByRole("button", { name: "Deactivate" })).toBeVisible();
});

test("without a connection an amber bar says so", async ({ page }) => {
  await signInAs(page, "EnterpriseAdmin");
  await page.goto(`${base()}/profile`);
  await page.context().setOffline(true);
  await expect(page.getByText("No connection. Changes wait until it is back.")).toBeVisible();
  await page.context().setOffline(false);
  await expect(page.getByText("No connection.")).toHaveCount(0);
});

test("an organization moves to another address, and old links lead there; then it is deleted", async ({ page }) => {
  const { slug, email, password } = await signUp(page);
  const moved = `${slug}-hq`;
  await page.goto(`${origin()}/o/${slug}/settings`);
  await ready(page);
  await page.getByLabel("Organization name").fill("Contoso Group");
  await page.getByRole("button", { name: "Save name" }).click();
  await expect(crumbs(page).getByRole("link", { name: "Contoso Group" })).toBeVisible();
  await page.getByLabel("Address").fill("contoso_!");
  await page.getByRole("button", { name: "Change address" }).click();
  await expect(page.getByText("Use lower-case letters, digits and single hyphens, such as contoso-hq.")).toBeVisible();
  await page.getByLabel("Address").fill(moved);
  await expect(page.getByText("Free")).toBeVisible();
  await page.getByRole("button", { name: "Change address" }).click();
  await expect(page).toHaveURL(`${origin()}/o/${moved}/settings`);
  await expect(page.getByText(`/o/${slug}`)).toBeVisible();

  const old = await page.request.get(`${origin()}/o/${slug}/users?q=ada`, { maxRedirects: 0 });
  expect(old.status()).toBe(307);
  expect(old.headers()["location"]).toBe(`/o/${moved}/users?q=ada`);
  const signIn = await page.request.get(`${origin()}/sign-in/${slug}`, { maxRedirects: 0 });
  expect(signIn.headers()["location"]).toBe(`/sign-in/${moved}`);

  await page.getByRole("button", { name: "Delete organization…" }).click();
  const dialog = page.getByRole("dialog", { name: "Delete “Contoso Group”?" });
  await expect(dialog).toContainText("1 person loses access, and 0 connectors end at once.");
  await dialog.getByLabel("Your password").fill("wrong");
  await dialog.getByLabel(/^Type/).fill("Contoso Group");
  await dialog.getByRole("button", { name: "Delete organization" }).click();
  await expect(dialog.getByText("This is not your password.")).toBeVisible();
  await dialog.getByLabel("Your password").fill(password);
  await dialog.getByRole("button", { name: "Delete organization" }).click();
  await expect(h1(page)).toHaveText("Sign in");
  await page.goto(`${origin()}/sign-in`);
  await page.getByLabel("Work e-mail").fill(email);
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText(/E-mail or password is wrong/)).toBeVisible();
});
