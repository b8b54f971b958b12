import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { organizationPages, publicPages } from "@/tests/e2e/support/app-pages";
import { roleWorld } from "@/tests/e2e/support/role-world";
import { signInAs } from "@/tests/e2e/support/sign-in-as";
import { origin, test } from "@/tests/e2e/support/usher";

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Experimental, and takes the initials in a picture and the id below a name for words of the label. */
const notRules = ["label-content-name-mismatch"];

// On a busy machine a page takes long; alone the whole file takes a minute.
test.describe.configure({ timeout: 300_000 });

const base = () => `${origin()}/o/${roleWorld().slug}`;

async function wear(page: Page, theme: "light" | "dark"): Promise<void> {
  await page.evaluate((name) => {
    document.documentElement.dataset["theme"] = name;
  }, theme);
}

interface Look {
  readonly name: string;
  /** Over the page stands a menu, which is no landmark and need not be in one. */
  readonly menu?: boolean;
  readonly repeats?: string | undefined;
}

/** One line for each element that axe finds, so that a failure says what to mend. */
async function violations(axe: AxeBuilder): Promise<readonly string[]> {
  const { violations: found } = await axe.analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`),
  );
}

/** Every rule in the light theme, and in the dark one what colours decide, which is all that differs. */
async function expectAccessible(page: Page, { name, menu = false, repeats }: Look): Promise<void> {
  await wear(page, "light");
  const axe = () => (repeats === undefined ? new AxeBuilder({ page }) : new AxeBuilder({ page }).exclude(repeats));
  const every = axe()
    .withTags(rules)
    .disableRules(menu ? [...notRules, "region"] : notRules);
  expect.soft(await violations(every), `${name}, light`).toEqual([]);
  await wear(page, "dark");
  const colours = axe().withRules(["color-contrast", "link-in-text-block"]);
  expect.soft(await violations(colours), `${name}, dark`).toEqual([]);
}

/** Several tabs at once: most of a visit is waiting for the page. */
async function inTabs<Row>(
  page: Page,
  rows: readonly Row[],
  check: (tab: Page, row: Row) => Promise<void>,
): Promise<void> {
  const waiting = [...rows];
  const work = async () => {
    const tab = await page.context().newPage();
    await tab.emulateMedia({ reducedMotion: "reduce" });
    for (let row = waiting.shift(); row !== undefined; row = waiting.shift()) await check(tab, row as Row);
    await tab.close();
  };
  await Promise.all(Array.from({ length: 3 }, work));
}

test("every page of an organization is accessible, light and dark", async ({ page }) => {
  const world = await signInAs(page, "EnterpriseAdmin");
  await inTabs(page, organizationPages(world), async (tab, { name, path }) => {
    await tab.goto(`${base()}${path}`);
    await expect(tab.getByRole("heading", { level: 1 }), name).toBeVisible();
    await tab.waitForLoadState("networkidle");
    await expectAccessible(tab, { name });
  });
});

test("the pages before and beside an organization are accessible, light and dark", async ({ page }) => {
  await inTabs(page, publicPages, async (tab, { name, path, repeats }) => {
    await tab.goto(`${origin()}${path}`);
    await expect(tab.getByRole("heading", { level: 1 }), name).toBeVisible();
    await expectAccessible(tab, { name, repeats });
  });
  await signInAs(page, "EnterpriseAdmin");
  await page.goto(`${origin()}/organizations`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expectAccessible(page, { name: "organizations" });
});

interface Opened {
  readonly name: string;
  readonly path: string;
  readonly press: string;
  readonly role: "dialog" | "menu" | "alertdialog";
}

/** What opens over the main pages. */
const opened: readonly Opened[] = [
  { name: "palette", path: "", press: "Search or jump to…", role: "dialog" },
  { name: "bell", path: "", press: "/^Needs attention/", role: "dialog" },
  { name: "user menu", path: "", press: "/^Your menu/", role: "menu" },
  { name: "switcher", path: "", press: "/^Switch organization/", role: "menu" },
  { name: "invite user", path: "/users", press: "Invite user", role: "dialog" },
  { name: "add group", path: "/groups", press: "Add group", role: "dialog" },
  { name: "create folder", path: "/folders", press: "Create folder", role: "dialog" },
  { name: "declare key", path: "/metadata", press: "Declare key", role: "dialog" },
  { name: "declare extension", path: "/schema", press: "Declare extension", role: "dialog" },
  { name: "new API token", path: "/security/api-tokens", press: "New token", role: "dialog" },
  { name: "new service account", path: "/security/service-accounts", press: "New service account", role: "dialog" },
  { name: "new native app", path: "/security/native-apps", press: "New app", role: "dialog" },
  { name: "add domain", path: "/security/domains", press: "Add domain", role: "dialog" },
];

test("what opens over a page is accessible, light and dark", async ({ page }) => {
  const { connectorId } = await signInAs(page, "EnterpriseAdmin");
  const credentials = `/integrations/${connectorId}/credentials`;
  const rows: readonly Opened[] = [
    ...opened,
    { name: "new token", path: credentials, press: "New token", role: "dialog" },
    { name: "rotate", path: credentials, press: "Rotate Test", role: "dialog" },
    { name: "revoke", path: credentials, press: "Revoke Test", role: "alertdialog" },
  ];
  await inTabs(page, rows, async (tab, { name, path, press, role }) => {
    await tab.goto(`${base()}${path}`);
    await tab.waitForLoadState("networkidle");
    const wanted = press.startsWith("/") ? new RegExp(press.slice(1, -1)) : press;
    await tab.getByRole("button", { name: wanted }).first().click();
    await expect(tab.getByRole(role).or(tab.getByRole("dialog")).first(), name).toBeVisible();
    await expectAccessible(tab, { name, menu: role === "menu" });
  });
});

test("on a phone the drawer, the palette and a sheet are accessible", async ({ page }) => {
  await signInAs(page, "EnterpriseAdmin");
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.setViewportSize({ width: 375, height: 800 });
  await page.goto(`${base()}/users`);
  await expectAccessible(page, { name: "users on a phone" });
  for (const press of ["Open navigation", "Search or jump to…", "Invite user"]) {
    await page.getByRole("button", { name: press }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await expectAccessible(page, { name: `${press} on a phone` });
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
  }
});
