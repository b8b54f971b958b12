// `npm run screenshots`: a picture of every page in docs/screenshots, light and dark, from the built demo with something of everything.
import { mkdirSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { requireChromium } from "./chromium.mjs";
import { signInToDemo, startDemoWorld } from "./demo-world.mjs";
import { fillDemo, holdByGuard, inviteAndHandOver } from "./fill-demo.mjs";
import { prepareProduction, root } from "./prepare.mjs";

const folder = process.env.USHER_SCREENSHOTS ?? join(root, "docs", "screenshots");
const most = 15 * 1024 * 1024;
const wide = { width: 1280, height: 860 };
const phone = { width: 375, height: 812 };
/** `npm run screenshots -- guard setup-link`: only pictures whose names begin so. */
const only = process.argv.slice(2);

const outside = [
  { name: "sign-in", path: "/sign-in" },
  { name: "sign-up", path: "/sign-up" },
  { name: "forgot-password", path: "/sign-in/forgot" },
  { name: "api-docs", path: "/docs/api" },
];

/** Every page of the organization; `onPhone` as well at 375 px. `press` opens something above the page. */
function inside({ connector, userId, groupId, folderId, requestId, serviceAccountId, nativeAppId }) {
  return [
    { name: "overview", path: "", onPhone: true },
    { name: "users", path: "/users", onPhone: true },
    { name: "deleted-users", path: "/users/deleted" },
    { name: "user", path: `/users/${userId}`, onPhone: true },
    { name: "user-access", path: `/users/${userId}/access` },
    { name: "user-groups", path: `/users/${userId}/groups` },
    { name: "user-sign-in", path: `/users/${userId}/sign-in` },
    { name: "user-history", path: `/users/${userId}/history` },
    { name: "user-scim", path: `/users/${userId}/scim` },
    { name: "groups", path: "/groups" },
    { name: "group", path: `/groups/${groupId}` },
    { name: "group-access", path: `/groups/${groupId}/access` },
    { name: "group-history", path: `/groups/${groupId}/history` },
    { name: "folders", path: `/folders?folder=${folderId}` },
    { name: "metadata", path: "/metadata" },
    { name: "schema", path: "/schema" },
    { name: "integrations", path: "/integrations" },
    { name: "connector", path: connector, onPhone: true },
    { name: "credentials", path: `${connector}/credentials` },
    { name: "mapping", path: `${connector}/mapping` },
    { name: "connector-sign-in", path: `${connector}/sign-in` },
    { name: "connector-settings", path: `${connector}/settings` },
    ...[1, 2, 3, 4, 5].map((step) => ({
      name: `set-up-${step}`,
      path: `${connector}/setup/${step}`,
      onPhone: step === 2,
    })),
    { name: "rules", path: "/rules" },
    { name: "conflicts", path: "/conflicts" },
    { name: "request-log", path: "/request-log", onPhone: true },
    { name: "request", path: `/request-log?open=${requestId}` },
    { name: "sign-in-log", path: "/sign-in-log" },
    { name: "audit-log", path: "/audit-log" },
    { name: "api-tokens", path: "/security/api-tokens" },
    { name: "service-accounts", path: "/security/service-accounts" },
    { name: "service-account", path: `/security/service-accounts/${serviceAccountId}` },
    { name: "native-apps", path: "/security/native-apps" },
    { name: "native-app", path: `/security/native-apps/${nativeAppId}` },
    { name: "domains", path: "/security/domains" },
    { name: "sign-in-policy", path: "/security/sign-in" },
    { name: "billing", path: "/billing" },
    { name: "settings", path: "/settings" },
    { name: "profile", path: "/profile" },
    { name: "second-factor", path: "/profile/second-factor" },
    { name: "sessions", path: "/profile/sessions" },
    { name: "not-found", path: "/nothing" },
    { name: "palette", path: "", press: "Search or jump to…", onPhone: true },
    { name: "navigation", path: "/users", press: "Open navigation", onPhone: "only" },
  ];
}

prepareProduction();
mkdirSync(folder, { recursive: true });
const world = await startDemoWorld();
const browser = await chromium.launch({
  executablePath: requireChromium(),
  args: ["--headless", "--no-sandbox", "--disable-gpu"],
});
try {
  const context = await browser.newContext({ viewport: wide, reducedMotion: "reduce", timezoneId: "UTC" });
  const page = await context.newPage();
  for (const one of outside) await shoot(page, one, world.origin);
  await signInToDemo(page, world);
  const filled = await fillDemo(page, world);
  for (const one of inside({ ...filled, connector: `/integrations/${world.connectorId}` })) {
    await shoot(page, one, `${world.origin}/o/${world.slug}`);
  }
  const { setupLink, invitation } = await inviteAndHandOver(page, world);
  const holdId = await holdByGuard(page, world);
  await shoot(page, { name: "guard", path: `/guard/${holdId}`, onPhone: true }, `${world.origin}/o/${world.slug}`);
  const stranger = await (await browser.newContext({ viewport: wide, reducedMotion: "reduce" })).newPage();
  await shoot(stranger, { name: "setup-link", path: setupLink, onPhone: true }, "");
  await shoot(stranger, { name: "invitation", path: invitation, onPhone: true }, "");
} finally {
  await browser.close();
  await world.stop();
}
report();

/** In both themes, as wide as a window, and where asked as narrow as a phone, which is light. */
async function shoot(page, { name, path, press, onPhone }, base) {
  if (only.length > 0 && !only.some((beginning) => name.startsWith(beginning))) return;
  await page.setViewportSize(onPhone === "only" ? phone : wide);
  await page.goto(`${base}${path}`);
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  await page.waitForLoadState("networkidle");
  if (press !== undefined) {
    await page.getByRole("button", { name: press }).click();
    // Its script comes when it is first opened.
    await page.getByRole("dialog").waitFor();
  }
  for (const theme of ["light", "dark"]) {
    await wear(page, theme);
    if (onPhone !== "only") await keep(page, `${name}-${theme}`);
  }
  if (!onPhone) return;
  await wear(page, "light");
  await page.setViewportSize(phone);
  await keep(page, `${name}-phone`);
}

async function wear(page, theme) {
  await page.evaluate((name) => {
    document.documentElement.dataset.theme = name;
  }, theme);
}

/** What fits in the window: long pages say enough with their beginning, and stay small files. */
async function keep(page, name) {
  await page.waitForTimeout(250);
  await page.screenshot({ path: join(folder, `${name}.png`), animations: "disabled", timeout: 120_000 });
}

function report() {
  const files = readdirSync(folder).filter((file) => file.endsWith(".png"));
  const bytes = files.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
  console.log(`${files.length} pictures in ${folder}, ${(bytes / 1024 / 1024).toFixed(1)} MB.`);
  if (bytes > most) {
    console.error(`That is more than ${most / 1024 / 1024} MB.`);
    process.exit(1);
  }
}
