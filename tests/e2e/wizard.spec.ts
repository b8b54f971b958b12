import { randomBytes } from "node:crypto";
import { type Browser, expect, type Locator, type Page, type TestInfo } from "@playwright/test";
import { runCycle } from "@/lib/entra-client/run-cycle";
import { callApi } from "@/tests/e2e/support/connect";
import { otherBrowser } from "@/tests/e2e/support/entra-world";
import { expectToFit } from "@/tests/e2e/support/expect-to-fit";
import { addConnector, comeFromElsewhere, generateToken, origin, signUp, test } from "@/tests/e2e/support/usher";

const userUrn = "urn:ietf:params:scim:schemas:core:2.0:User";

/** The hand of a first-timer: it counts what of ours it presses and fills. */
class Hand {
  count = 0;

  async press(target: Locator): Promise<void> {
    this.count += 1;
    await target.click();
  }

  async fill(target: Locator, text: string): Promise<void> {
    this.count += 1;
    await target.fill(text);
  }
}

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name });
const link = (page: Page, name: string) => page.getByRole("main").getByRole("link", { name });
const step = (page: Page, number: number) => page.locator('[aria-current="step"]').getByText(stepNames[number] ?? "");
const stepNames = ["", "Create app", "Connect", "Mappings", "Rehearse", "Go live"];

async function shoot(page: Page, info: TestInfo, name: string): Promise<void> {
  await page.screenshot({ path: info.outputPath(`${name}.png`), fullPage: true });
  await expectToFit(page, `wizard-${name}`);
}

const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText());
const send = (url: string, token: string, method: string, path: string, body?: object) =>
  fetch(`${url}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, "content-type": "application/scim+json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
const probe = (url: string, token: string) =>
  send(url, token, "GET", `/Users?filter=userName+eq+%22${crypto.randomUUID()}%22`);

test("from sign-up to the first provisioned person in at most 25 presses and fields, without a reload", async ({
  page,
}, info) => {
  const hand = new Hand();
  await comeFromElsewhere(page);
  const slug = `org-${randomBytes(4).toString("hex")}`;
  await page.goto(`${origin()}/sign-up`);
  await hand.fill(page.getByLabel("Organization name"), "Contoso");
  await hand.fill(page.getByLabel("Address"), slug);
  await hand.fill(page.getByLabel("Work e-mail"), `mia@${slug}.example`);
  await hand.fill(page.getByLabel("Password", { exact: true }), `correct horse ${slug}`);
  await hand.press(button(page, "Create organization"));
  await expect(page.getByRole("heading", { name: "Overview", level: 1 })).toBeVisible();
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));

  await hand.press(page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Integrations" }));
  // The overview has such a button as well.
  await expect(page.getByRole("heading", { name: "Integrations", level: 1 })).toBeVisible();
  await hand.press(button(page, "Add connector").first());
  await hand.press(page.getByRole("dialog").getByRole("button", { name: /Microsoft Entra ID/ }));
  await expect(step(page, 1)).toBeVisible();
  await expect(page).toHaveURL(/\/setup\/1$/);
  const tenantUrl = await page.getByRole("textbox", { name: "Tenant URL" }).first().inputValue();
  await shoot(page, info, "1-create-app");
  await hand.press(link(page, "Continue"));

  await expect(step(page, 2)).toBeVisible();
  await expect(page.getByText(/Entra cannot call http:\/\/localhost/)).toBeVisible();
  await expect(page.getByText("Waiting for Entra… Select Test connection there.")).toBeVisible();
  await shoot(page, info, "2-connect");
  await hand.press(button(page, "Generate token"));
  await shoot(page, info, "2-secret");
  await hand.press(button(page, /^Copy both/));
  const token = /ush_\w+/.exec(await copied(page))?.[0] ?? "";
  await hand.press(button(page, "Done"));

  await test.step("a refused test shows its cause, an accepted one its token, both within seconds", async () => {
    expect((await probe(tenantUrl, `Bearer ${token}`)).status).toBe(401);
    await expect(page.getByText(/The word Bearer arrived twice/)).toBeVisible();
    expect((await probe(tenantUrl, token)).status).toBe(200);
    await expect(page.getByText("Test connection received and accepted (token “Entra production”).")).toBeVisible({
      timeout: 4000,
    });
    await expect(page.getByRole("link", { name: /Connect \(done\)/ })).toBeVisible();
    await shoot(page, info, "2-tested");
  });
  await hand.press(link(page, "Continue"));

  await expect(step(page, 3)).toBeVisible();
  await expect(page.getByText("Not seen yet")).toHaveCount(9);
  await hand.press(button(page, "Copy Source attribute").first());
  expect(await copied(page)).toBe("objectId");
  await test.step("what is refused while provisioning is off fills the checklist", async () => {
    const body = { schemas: [userUrn], externalId: "ada.lovelace", userName: "ada@contoso.example", active: true };
    expect((await send(tenantUrl, token, "POST", "/Users", body)).status).toBe(503);
    await expect(page.getByText("Different: ada.lovelace")).toBeVisible();
    await expect(page.getByText(/sign-in with Microsoft cannot be bound to it/)).toBeVisible();
    const right = {
      ...body,
      externalId: crypto.randomUUID(),
      emails: [{ type: "work", value: "ada@contoso.example" }],
    };
    expect((await send(tenantUrl, token, "POST", "/Users", right)).status).toBe(503);
    await expect(page.getByText("As expected")).toHaveCount(4);
    await shoot(page, info, "3-mappings");
  });
  await hand.press(link(page, "Continue"));

  await expect(step(page, 4)).toBeVisible();
  await expect(page.getByText("Determine if user is in scope")).toBeVisible();
  await expect(page.getByText(/Perform action \(refused\)/)).toBeVisible();
  await shoot(page, info, "4-rehearse");
  await hand.press(link(page, "Continue"));

  await expect(step(page, 5)).toBeVisible();
  await hand.press(button(page, "Switch provisioning on"));
  await expect(page.getByText("Provisioning is on.")).toBeVisible();
  const report = await runCycle({
    url: tenantUrl,
    token,
    users: 3,
    groups: 1,
    seed: "wizard",
    steps: ["probe", "discovery", "existing", "users", "managers", "groups", "members"],
  });
  expect(report.deviations).toEqual([]);
  await expect(page.getByText(/^Created /).first()).toBeVisible();
  expect(hand.count).toBeLessThanOrEqual(25);
  info.annotations.push({ type: "presses and fields until the first person", description: String(hand.count) });
  await expect(page.getByText("Done. 3 people and 1 group arrived.")).toBeVisible();
  await shoot(page, info, "5-go-live");
  expect(await page.evaluate(() => "sameDocument" in window)).toBe(true);

  await test.step("finished, its tab goes and it can be opened again", async () => {
    await button(page, "Finish set-up").click();
    await expect(page).toHaveURL(/\/integrations\/[0-9a-f-]+$/);
    const tabs = page.getByRole("navigation", { name: "Connector" });
    await expect(tabs.getByRole("link", { name: "Set-up" })).toHaveCount(0);
    await page.getByRole("main").getByRole("button", { name: "More" }).click();
    await page.getByRole("menuitem", { name: "Continue set-up" }).click();
    await expect(page).toHaveURL(/\/setup\/\d$/);
  });
});

test("the wizard can be left and resumed, shows the older page, and keeps a skipped step amber", async ({ page }) => {
  const { slug } = await signUp(page);
  await addConnector(page, slug);
  await page.getByRole("navigation", { name: "Connector" }).getByRole("link", { name: "Set-up" }).click();
  await expect(step(page, 1)).toBeVisible();
  await page.getByRole("checkbox", { name: "Done: New application" }).click();
  await link(page, "Continue").click();
  await page.getByRole("radio", { name: /Client credentials/ }).click();
  await expect(button(page, "Generate secret")).toBeVisible();
  await link(page, "Continue").click();
  await expect(step(page, 3)).toBeVisible();
  await expect(link(page, "Connect (skipped)")).toBeVisible();

  await page.goto(`${origin()}/o/${slug}/integrations`);
  await page
    .getByRole("main")
    .getByRole("link", { name: /Microsoft Entra ID/ })
    .first()
    .click();
  await expect(step(page, 3)).toBeVisible();
  await link(page, "Back").click();
  await expect(page.getByRole("radio", { name: /Client credentials/ })).toBeChecked();
  await link(page, "Entra looks different?").click();
  await expect(page).toHaveURL(/\/setup\/2\?entra=older$/);
  await expect(page.getByText("Provisioning Mode").first()).toBeVisible();
  await expect(page.getByText(/older page takes a token alone/)).toBeVisible();
  await link(page, "Back").click();
  await expect(page.getByRole("checkbox", { name: "Done: New application" })).toBeChecked();
  await expect(page.getByText("Enterprise applications").first()).toBeVisible();
  await page.goto(`${page.url().split("/setup")[0]}/setup/6`);
  await expect(page).toHaveURL(/\/setup\/[1-5]$/);
});

test("nothing for two minutes says what to check (W21)", async ({ page }) => {
  const { slug } = await signUp(page);
  const tenantUrl = await addConnector(page, slug);
  await page.clock.install();
  await page.goto(`${origin()}/o/${slug}/integrations/${tenantUrl.slice(tenantUrl.lastIndexOf("/") + 1)}/setup/2`);
  await expect(page.getByText("Waiting for Entra… Select Test connection there.")).toBeVisible();
  await page.clock.fastForward("02:05");
  await expect(page.getByText(/Nothing arrived in 2 minutes/)).toBeVisible();
  await expect(link(page, "Show last knocks")).toBeVisible();
});

/** Tab until something with that name has the focus. */
async function tabTo(page: Page, name: RegExp, role?: string): Promise<void> {
  for (let tabs = 0; tabs < 120; tabs += 1) {
    await page.keyboard.press("Tab");
    const found = await page.evaluate(() => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement)) return null;
      return {
        role: element.getAttribute("role") ?? element.tagName.toLowerCase(),
        name: element.getAttribute("aria-label") ?? element.textContent ?? "",
      };
    });
    if (found && name.test(found.name.trim()) && (role === undefined || found.role === role)) return;
  }
  throw new Error(`Tab never came to ${name}.`);
}

test("wizard-keyboard: the whole walk without a pointer", async ({ page }) => {
  const { slug } = await signUp(page);
  await page.goto(`${origin()}/o/${slug}/integrations`);
  await tabTo(page, /^Add connector$/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toBeVisible();
  await tabTo(page, /^Microsoft Entra ID/);
  await page.keyboard.press("Enter");
  await expect(step(page, 1)).toBeVisible();
  const tenantUrl = await page.getByRole("textbox", { name: "Tenant URL" }).first().inputValue();
  await tabTo(page, /^Done: New application$/, "checkbox");
  await page.keyboard.press("Space");
  await expect(page.getByRole("checkbox", { name: "Done: New application" })).toBeChecked();
  await tabTo(page, /^Continue$/);
  await page.keyboard.press("Enter");

  await expect(step(page, 2)).toBeVisible();
  await tabTo(page, /^Token/, "radio");
  await page.keyboard.press("ArrowRight", { delay: 80 });
  await expect(page.getByRole("radio", { name: /Client credentials/ })).toBeChecked();
  await page.keyboard.press("ArrowLeft", { delay: 80 });
  await expect(page.getByRole("radio", { name: /^Token/ })).toBeChecked();
  await tabTo(page, /^Generate token$/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "Token generated" })).toBeVisible();
  await tabTo(page, /^Copy both/);
  await page.keyboard.press("Enter");
  const token = /ush_\w+/.exec(await copied(page))?.[0] ?? "";
  await tabTo(page, /^Done$/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  expect((await probe(tenantUrl, token)).status).toBe(200);
  await expect(page.getByText(/Test connection received and accepted/)).toBeVisible();
  for (const number of [3, 4, 5]) {
    await tabTo(page, /^Continue$/);
    await page.keyboard.press("Enter");
    await expect(step(page, number)).toBeVisible();
  }
  await tabTo(page, /^Switch provisioning on$/);
  await page.keyboard.press("Enter");
  await expect(page.getByText("Provisioning is on.")).toBeVisible();
  const made = await send(tenantUrl, token, "POST", "/Users", {
    schemas: [userUrn],
    externalId: crypto.randomUUID(),
    userName: "ada@contoso.example",
    displayName: "Ada Lovelace",
  });
  expect(made.status).toBe(201);
  await expect(page.getByText("Created Ada Lovelace")).toBeVisible();
  await tabTo(page, /^Finish set-up$/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("navigation", { name: "Connector" }).getByRole("link", { name: "Set-up" })).toHaveCount(
    0,
  );
});

/** Makes a setup link in the wizard's footer and returns it. */
async function sendStep(page: Page, forWhom: string, scope: RegExp): Promise<string> {
  await button(page, "Send this step to a colleague").click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("For whom").fill(forWhom);
  await dialog.getByRole("radio", { name: scope }).click();
  await dialog.getByRole("radio", { name: "1 day" }).click();
  await expectToFit(page, "setup-link-form");
  await dialog.getByRole("button", { name: "Make setup link" }).click();
  await page
    .getByRole("dialog", { name: `Setup link for ${forWhom}` })
    .getByRole("button", { name: "Copy Setup link" })
    .click();
  const url = await copied(page);
  await page.getByRole("dialog").getByRole("button", { name: "Done" }).click();
  return url;
}

async function stranger(browser: Browser): Promise<Page> {
  const page = await (await otherBrowser(browser)).newPage();
  await comeFromElsewhere(page);
  return page;
}

test("a colleague without account connects by a setup link, until the admin revokes it", async ({ page, browser }) => {
  const { slug, email } = await signUp(page);
  const tenantUrl = await addConnector(page, slug);
  const connectorId = tenantUrl.slice(tenantUrl.lastIndexOf("/") + 1);
  const adminToken = await generateToken(page);
  await page.getByRole("dialog").getByRole("button", { name: "Done" }).click();
  await callApi(page, slug, "PATCH", `/connectors/${connectorId}`, { provisioningOn: true });
  const made = await send(tenantUrl, adminToken, "POST", "/Users", {
    schemas: [userUrn],
    externalId: "ada.lovelace",
    userName: "ada.lovelace@contoso.example",
    displayName: "Ada Lovelace",
  });
  expect(made.status).toBe(201);
  await page.goto(`${origin()}/o/${slug}/integrations/${connectorId}/setup/2`);
  const url = await sendStep(page, "it@contoso.example", /Connect and mappings/);
  expect(url).toMatch(/\/setup\/ush_\w+\?step=2$/);

  const guest = await stranger(browser);
  await guest.goto(url);
  await expect(guest.getByText(`${email} of Contoso asks you to connect Microsoft Entra ID.`)).toBeVisible();
  await expect(guest).toHaveURL(/\/setup\/[0-9a-f-]{36}\/2$/);
  await expectToFit(guest, "setup-link-connect");
  await expect(guest.getByRole("link", { name: /Rehearse|Go live|Sign-in/ })).toHaveCount(0);
  await button(guest, "Generate token").click();
  await button(guest, /^Copy both/).click();
  const token = /ush_\w+/.exec(await copied(guest))?.[0] ?? "";
  expect((await probe(tenantUrl, token)).status).toBe(200);
  await expect(guest.getByText(/Used at \d/)).toBeVisible();
  await guest.getByRole("dialog").getByRole("button", { name: "Done" }).click();
  await expect(guest.getByText(/Test connection received and accepted/).first()).toBeVisible();
  await link(guest, "Continue").click();
  await expect(step(guest, 3)).toBeVisible();
  await expect(guest.getByText("Different", { exact: true }).first()).toBeVisible();
  await expectToFit(guest, "setup-link-mappings");
  expect(await guest.content()).not.toMatch(/lovelace/i);
  // Nothing else of the organization opens with it.
  expect((await guest.request.get(`${origin()}/api/organizations/${slug}/users`)).status()).toBe(401);

  await test.step("the list says who used it, and revoking ends it at once", async () => {
    await page.goto(`${origin()}/o/${slug}/integrations/${connectorId}/settings`);
    const links = page.getByRole("list", { name: "Setup links" });
    await expect(links).toContainText("it@contoso.example");
    await expect(links).not.toContainText("never used");
    await expectToFit(page, "setup-links");
    await links.getByRole("button", { name: /^Revoke/ }).click();
    await button(page, "Revoke link").click();
    await expect(links.getByText("Revoked")).toBeVisible();
  });
  await guest
    .getByRole("link", { name: "Back" })
    .click({ timeout: 1000 })
    .catch(() => {});
  await expect(guest.getByText(`This link no longer works. Ask ${email} for a new one.`)).toBeVisible();
  await guest.goto(url);
  await expect(guest.getByText(`This link no longer works. Ask ${email} for a new one.`)).toBeVisible();
  await expectToFit(guest, "setup-link-over");
  await guest.goto(`${origin()}/setup/ush_unknown`);
  await expect(guest.getByText("This link no longer works. Ask whoever sent it to you for a new one.")).toBeVisible();
  await guest.context().close();
});

test("a setup link that may also do the sign-in has it as its last step", async ({ page, browser }) => {
  const { slug } = await signUp(page);
  const tenantUrl = await addConnector(page, slug);
  const connectorId = tenantUrl.slice(tenantUrl.lastIndexOf("/") + 1);
  await page.goto(`${origin()}/o/${slug}/integrations/${connectorId}/setup/3`);
  const url = await sendStep(page, "it@contoso.example", /Also sign-in/);
  const guest = await stranger(browser);
  await guest.goto(url);
  await expect(step(guest, 3)).toBeVisible();
  await link(guest, "Continue").click();
  await expect(guest.getByRole("textbox", { name: "Redirect URI" })).toHaveValue(
    new RegExp(`callback/${connectorId}$`),
  );
  await guest.getByLabel("Application (client) ID").fill("no id");
  await guest.getByLabel("Directory (tenant) ID").fill(crypto.randomUUID());
  await button(guest, "Save app").click();
  await expect(guest.getByText(/Enter the Application \(client\) ID/)).toBeVisible();
  await expectToFit(guest, "setup-link-sign-in");
  await guest.context().close();
});
