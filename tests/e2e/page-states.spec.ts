import { randomBytes } from "node:crypto";
import { type BrowserContext, expect, type Locator, type Page } from "@playwright/test";
import {
  failReads,
  fetchedAhead,
  holdAnswer,
  holdNavigation,
  refused,
  unreachable,
} from "@/tests/e2e/support/interrupt";
import {
  type AskingPage,
  askingPages,
  type KnowingPage,
  knowingPages,
  unknownPaths,
} from "@/tests/e2e/support/page-states";
import { roleWorld } from "@/tests/e2e/support/role-world";
import { signInAs } from "@/tests/e2e/support/sign-in-as";
import { addConnector, comeFromElsewhere, origin, signUp, test } from "@/tests/e2e/support/usher";

const base = () => `${origin()}/o/${roleWorld().slug}`;
const h1 = (page: Page) => page.getByRole("heading", { level: 1 });

/** Each check in a tab of its own, some at once: most of the time they wait until a read is tried again. */
async function inTabs<Row extends { readonly name: string }>(
  context: BrowserContext,
  rows: readonly Row[],
  check: (page: Page, row: Row) => Promise<void>,
): Promise<void> {
  const waiting = [...rows];
  const work = async () => {
    for (let row = waiting.shift(); row !== undefined; row = waiting.shift()) {
      const page = await context.newPage();
      await test.step(row.name, () => check(page, row as Row));
      await page.close();
    }
  };
  await Promise.all(Array.from({ length: 5 }, work));
}

async function expectFailureInPlace(page: Page, { path, title, api, ask, shown, nothing }: AskingPage): Promise<void> {
  const fail = await failReads(page, api);
  await page.goto(`${base()}${path}`);
  const main = page.getByRole("main");
  await expect(h1(page)).toHaveText(title);
  await page.waitForLoadState("networkidle");
  const problem = (words: string) => main.getByRole("alert").filter({ hasText: words, hasNotText: "What you see" });

  fail("unreachable");
  await ask(main);
  await expect(problem(unreachable), path).toBeVisible();
  await expect(h1(page)).toHaveText(title);
  await expect(shown(main)).toBeHidden();
  await expect(main.getByText(nothing)).toHaveCount(0);

  // A live page may ask by itself at the same moment, and its old message is gone then.
  const tryAgain = () => problem("").getByRole("button", { name: "Try again" }).click({ timeout: 5000 });

  fail("refused");
  await tryAgain().catch(() => {});
  await expect(problem(refused), path).toBeVisible();
  await expect(main.getByText(nothing)).toHaveCount(0);

  fail("none");
  await tryAgain().catch(() => {});
  await expect(shown(main), path).toBeVisible();
  await expect(problem("")).toHaveCount(0);
}

async function expectNotice(page: Page, { path, title, api, shown }: KnowingPage): Promise<void> {
  const fail = await failReads(page, api);
  await page.goto(`${base()}${path}`);
  const main = page.getByRole("main");
  await expect(h1(page)).toHaveText(title);
  await expect(shown(main), path).toBeVisible();
  const notice = main.getByRole("alert").filter({ hasText: "What you see is from" });
  await expect(notice).toHaveCount(0);

  fail("refused");
  await expect(notice, path).toContainText(refused, { timeout: 20_000 });
  await expect(h1(page)).toHaveText(title);
  await expect(shown(main)).toBeVisible();

  // Pressed while it still fails, so that nothing else brings the page back before. Group rules ask by themselves every 10 s only.
  await notice.getByRole("button", { name: "Try again" }).click();
  fail("none");
  await expect(notice, path).toHaveCount(0, { timeout: 8000 });
}

test("a read that fails says why in its place, and trying again brings the page", async ({ page }) => {
  const world = await signInAs(page, "EnterpriseAdmin");
  await inTabs(page.context(), askingPages(world), expectFailureInPlace);
});

test("what is known stays in sight while it cannot be read again, and says since when", async ({ page }) => {
  // Every page waits for the reads that go by themselves.
  test.slow();
  const world = await signInAs(page, "EnterpriseAdmin");
  await inTabs(page.context(), knowingPages(world), expectNotice);
});

test("what does not exist is not found", async ({ page }) => {
  const world = await signInAs(page, "EnterpriseAdmin");
  const rows = unknownPaths(world).map((name) => ({ name }));
  await inTabs(page.context(), rows, async (tab, { name: path }) => {
    const answer = await tab.goto(`${base()}${path}`);
    expect(answer?.status(), path).toBe(404);
    await expect(h1(tab), path).toHaveText("Nothing here");
  });
});

/** Presses a link whose page is held, and looks at what stands there meanwhile and after. */
async function expectLoading(page: Page, link: Locator, path: string, title: string | RegExp): Promise<void> {
  const main = page.getByRole("main");
  const release = await holdNavigation(page, new URL(`${base()}${path}`).pathname);
  await link.click();
  await expect(main.getByRole("status").filter({ hasText: "Loading…" }), path).toHaveCount(1);
  await expect(main.locator("[aria-busy=true]")).toBeVisible();
  await expect(h1(page)).toHaveText(title);
  await expect(main.getByText(/No .+ yet|Nobody|No open question|Waiting for Entra/)).toHaveCount(0);
  const before = await h1(page).boundingBox();
  await release();
  await expect(main.locator("[aria-busy=true]")).toHaveCount(0);
  await expect(h1(page)).toHaveText(title);
  expect(await h1(page).boundingBox(), path).toEqual(before);
}

/** A page that has no skeleton: the one before it stays, and the link says that it opens. */
async function expectOpening(page: Page, link: Locator, path: string, title: string | RegExp): Promise<void> {
  const before = (await h1(page).textContent()) ?? "";
  const release = await holdNavigation(page, new URL(`${base()}${path}`).pathname);
  await link.click();
  await expect(link.getByRole("status"), path).toHaveText("Opening…");
  await expect(h1(page)).toHaveText(before);
  await release();
  await expect(page).toHaveURL(`${base()}${path}`);
  await expect(h1(page)).toHaveText(title);
  await expect(page.getByText("Opening…")).toHaveCount(0);
}

test("a page that is on its way shows its heading and its shape", async ({ page }) => {
  const { connectorId, userId, groupId } = await signInAs(page, "EnterpriseAdmin");
  const user = `/users/${userId}`;
  const connector = `/integrations/${connectorId}`;
  const link = (name: string) => page.getByRole("main").getByRole("link", { name });
  const navigate = (name: string) => page.getByRole("navigation", { name: "Main" }).getByRole("link", { name });
  const pathOf = (path: string) => new URL(`${base()}${path}`).pathname;
  const open = async (path: string, ...ahead: readonly string[]) => {
    const fetched = ahead.map((next) => fetchedAhead(page, pathOf(next)));
    await Promise.all([page.goto(`${base()}${path}`, { waitUntil: "networkidle" }), ...fetched]);
  };

  await test.step("from the navigation", async () => {
    const pages = [
      ["Overview", ""],
      ["Users", "/users"],
      ["Groups", "/groups"],
      ["Folders", "/folders"],
      ["Metadata keys", "/metadata"],
      ["Schema extensions", "/schema"],
      ["Integrations", "/integrations"],
      ["Group rules", "/rules"],
      ["Conflicts", "/conflicts"],
      ["Request log", "/request-log"],
      ["API tokens", "/security/api-tokens"],
      ["Service accounts", "/security/service-accounts"],
      ["Native apps", "/security/native-apps"],
    ] as const;
    await open("/users/deleted", ...pages.map(([, path]) => path));
    for (const [name, path] of pages) await expectLoading(page, navigate(name), path, name);
  });
  await test.step("people", async () => {
    await open("/users", "/users/deleted");
    await expectLoading(page, link("Deleted users"), "/users/deleted", "Deleted users");
    await open("/users?q=ada");
    await expectOpening(page, link("Ada of"), user, /^Ada of/);
  });
  await test.step("a user", async () => {
    const tabs = ["Access", "Groups", "History", "SCIM"].map(
      (name) => [name, `${user}/${name.toLowerCase()}`] as const,
    );
    await open(user, ...tabs.map(([, path]) => path));
    const tab = (name: string) => page.getByRole("navigation", { name: "User" }).getByRole("link", { name });
    for (const [name, path] of tabs) await expectLoading(page, tab(name), path, /^Ada of/);
    await expectOpening(page, tab("Profile"), user, /^Ada of/);
  });
  await test.step("a group", async () => {
    await open("/groups?q=engineers");
    await expectOpening(page, link("Engineers of"), `/groups/${groupId}`, /^Engineers of/);
  });
  await test.step("a connector", async () => {
    const tabs = [
      ["Credentials", `${connector}/credentials`],
      ["Mapping", `${connector}/mapping`],
      ["Sign-in", `${connector}/sign-in`],
      ["Overview", connector],
    ] as const;
    const settings = `${connector}/settings`;
    await open(settings, ...tabs.map(([, path]) => path));
    for (const [name, path] of tabs) await expectLoading(page, link(name), path, "Microsoft Entra ID");
    await open(connector, settings);
    await expectLoading(page, link("Settings"), settings, "Microsoft Entra ID");
  });
});

/** What the pages of an organization say in which nothing happened yet. */
const emptyPages: readonly { readonly path: string; readonly says: string }[] = [
  { path: "/groups", says: "No groups yet." },
  { path: "/users?q=zzz", says: "Nobody matches “zzz”." },
  { path: "/users/deleted", says: "Nobody was deleted in the last 30 days." },
  { path: "/folders", says: "No folders yet." },
  { path: "/metadata", says: "No metadata key yet." },
  { path: "/schema", says: "No schema extension yet." },
  { path: "/rules", says: "No group rules yet" },
  { path: "/conflicts", says: "No open question." },
  { path: "/conflicts?state=linked", says: "Nobody is linked by a decision yet." },
  { path: "/conflicts?state=apart", says: "Nobody is kept apart by a decision yet." },
  { path: "/request-log", says: "No request yet." },
  { path: "/request-log?outcome=refused", says: "No request matches these filters." },
];

test("a page without content says what will fill it", async ({ page }) => {
  const { slug, email } = await signUp(page);
  const main = page.getByRole("main");
  const own = `${origin()}/o/${slug}`;
  for (const { path, says } of emptyPages) {
    await page.goto(`${own}${path}`);
    await expect(main.getByText(says, { exact: false }), path).toBeVisible();
  }
  await page.goto(`${own}/integrations`);
  await expect(main.getByText("Create an app in Entra")).toBeVisible();
  await page.goto(`${own}/users?q=${email}`);
  await main.getByRole("table", { name: "Users" }).getByRole("link").first().click();
  await main.getByRole("link", { name: "Groups" }).click();
  await expect(main.getByText("is in no group.")).toBeVisible();
  await main.getByRole("link", { name: "Access" }).click();
  await expect(main.getByText("can use no folder.")).toBeVisible();
  await addConnector(page, slug);
  await expect(main.getByText("Waiting for Entra…")).toBeVisible();
  await main.getByRole("link", { name: "Credentials" }).click();
  await expect(main.getByText("No token yet.")).toBeVisible();
  await main.getByRole("link", { name: "Mapping" }).click();
  await expect(main.getByText("No payload yet.", { exact: false })).toBeVisible();
});

test("signing up says what went wrong, keeps what was typed, and goes on", async ({ page }) => {
  const slug = `org-${randomBytes(4).toString("hex")}`;
  await comeFromElsewhere(page);
  const fail = await failReads(page, /^\/api\/sign-up$/);
  await page.goto(`${origin()}/sign-up`);
  await page.getByLabel("Organization name").fill("Contoso");
  await page.getByLabel("Address").fill(slug);
  await page.getByLabel("Work e-mail").fill(`mia@${slug}.example`);
  await page.getByLabel("Password", { exact: true }).fill(`correct horse ${slug}`);
  const create = page.getByRole("button", { name: /^Creat/ });
  for (const [failure, words] of [
    ["unreachable", unreachable],
    ["refused", refused],
  ] as const) {
    fail(failure);
    await create.click();
    await expect(page.getByRole("alert").filter({ hasText: words })).toBeVisible();
    await expect(page.getByLabel("Organization name")).toHaveValue("Contoso");
  }
  const release = await holdAnswer(page, "/api/sign-up");
  fail("none");
  await create.click();
  await expect(create).toHaveText("Creating…");
  await expect(page.getByText(refused)).toHaveCount(0);
  await release();
  await expect(h1(page)).toHaveText("Overview");
});

test("signing in says what went wrong, keeps what was typed, and goes on", async ({ page }) => {
  const { email, password } = await signUp(page);
  await page.context().clearCookies();
  const fail = await failReads(page, /^\/api\/auth\//);
  await page.goto(`${origin()}/sign-in`);
  await page.getByLabel("Work e-mail").fill(email);
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByLabel("Password", { exact: true }).fill(password);
  const enter = page.getByRole("button", { name: /^Sign(ing)? in/ });
  for (const failure of ["unreachable", "refused"] as const) {
    fail(failure);
    await enter.click();
    await expect(page.getByRole("alert").filter({ hasText: unreachable })).toBeVisible();
    await expect(page.getByLabel("Password", { exact: true })).toHaveValue(password);
  }
  const release = await holdAnswer(page, "/api/auth/csrf");
  fail("none");
  await enter.click();
  await expect(enter).toHaveText("Signing in…");
  await expect(page.getByText(unreachable)).toHaveCount(0);
  await release();
  await expect(h1(page)).toHaveText("Overview");
});
