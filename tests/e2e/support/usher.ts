import { randomBytes } from "node:crypto";
import { test as base, expect, type Page } from "@playwright/test";
import { findSecrets } from "@/tests/support/find-secrets";

/** An organization that a test has signed up in the browser. */
export interface SignedUp {
  readonly slug: string;
  readonly email: string;
  readonly password: string;
}

export function origin(): string {
  const value = process.env["USHER_E2E_ORIGIN"];
  if (value === undefined) throw new Error("The server of the browser tests did not start.");
  return value;
}

/**
 * Fails a test whose pages wrote errors to the console (a blocked script or style is a defect that nobody would see), and one that
 * was answered with a secret by anything but the request that made it.
 */
export const test = base.extend<{ consoleErrors: string[]; leaks: string[] }>({
  page: async ({ page }, use) => {
    const { goto, reload } = page;
    page.goto = async (...args) => {
      const answer = await goto.apply(page, args);
      await waitUntilRevealed(page);
      return answer;
    };
    page.reload = async (...args) => {
      const answer = await reload.apply(page, args);
      await waitUntilRevealed(page);
      return answer;
    };
    await use(page);
  },
  leaks: [
    async ({ page }, use) => {
      const leaks: string[] = [];
      const read: Promise<void>[] = [];
      page.on("response", (response) => {
        const { pathname } = new URL(response.url());
        if (response.status() === 201 || pathname.startsWith("/_next/static/")) return;
        // The page of a one-time link holds the link that it was opened by.
        if (/^\/(?:invite|reset)\/|^\/setup\/ush_/.test(pathname)) return;
        const scan = response.text().then(
          (text) => void leaks.push(...findSecrets(text).map((secret) => `${pathname}: ${secret}`)),
          // Redirects and pages that were left have no body.
          () => {},
        );
        read.push(scan);
      });
      await use(leaks);
      // The body of an answer whose page was left meanwhile may never come.
      await Promise.race([Promise.all(read), new Promise((accept) => setTimeout(accept, 10_000))]);
      expect(leaks).toEqual([]);
    },
    { auto: true },
  ],
  consoleErrors: [
    async ({ page }, use) => {
      const errors: string[] = [];
      page.on("pageerror", (error) => errors.push(String(error)));
      page.on("console", (message) => {
        if (message.type() === "error" && !message.text().startsWith("Failed to load resource"))
          errors.push(message.text());
      });
      await use(errors);
      expect(errors).toEqual([]);
    },
    { auto: true },
  ],
});

/** A page that streams has its parts twice for a moment: hidden where they arrived, and in their place. */
async function waitUntilRevealed(page: Page): Promise<void> {
  await expect(page.locator('body > div[hidden][id^="S:"]')).toHaveCount(0);
}

/** Lets the browser come from a network of its own, as the proxy in front says: sign-ups are limited for each network. */
export async function comeFromElsewhere(page: Page): Promise<void> {
  const [a, b, c] = randomBytes(3);
  await page.context().setExtraHTTPHeaders({ "x-forwarded-for": `10.${a}.${b}.${c}` });
}

/** Signs an organization of its own up and ends on its Overview. */
export async function signUp(page: Page): Promise<SignedUp> {
  await comeFromElsewhere(page);
  const slug = `org-${randomBytes(4).toString("hex")}`;
  const organization = { slug, email: `mia@${slug}.example`, password: `correct horse ${slug}` };
  await page.goto(`${origin()}/sign-up`);
  await page.getByLabel("Organization name").fill("Contoso");
  await page.getByLabel("Address").fill(slug);
  await page.getByLabel("Work e-mail").fill(organization.email);
  await page.getByLabel("Password", { exact: true }).fill(organization.password);
  await page.getByRole("button", { name: "Create organization" }).click();
  await expect(page.getByRole("heading", { name: "Overview", level: 1 })).toBeVisible();
  return organization;
}

/** Adds the Entra connector, leaves its wizard, and ends on its page. Returns its Tenant URL. */
export async function addConnector(page: Page, slug: string): Promise<string> {
  await page.goto(`${origin()}/o/${slug}/integrations`);
  await page.getByRole("button", { name: "Add connector" }).first().click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /Microsoft Entra ID/ })
    .click();
  await expect(page.getByRole("heading", { name: "Microsoft Entra ID", level: 1 })).toBeVisible();
  const tenantUrl = await page.getByRole("textbox", { name: "Tenant URL" }).inputValue();
  await page.goto(`${origin()}/o/${slug}/integrations/${tenantUrl.slice(tenantUrl.lastIndexOf("/") + 1)}`);
  return tenantUrl;
}

/** Generates a token on the connector's Credentials tab and leaves its dialog open. Returns the secret. */
export async function generateToken(page: Page): Promise<string> {
  await page.getByRole("link", { name: "Credentials" }).click();
  await page.getByRole("button", { name: "New token" }).click();
  await page.getByRole("button", { name: "Generate token" }).click();
  const dialog = page.getByRole("dialog", { name: "Token generated" });
  await dialog.getByRole("button", { name: /^Copy Secret token|Copy secret token/ }).click();
  return page.evaluate(() => navigator.clipboard.readText());
}
