// `npm run lighthouse`: measures pages of the built server with Lighthouse, and fails below what we promise.
// Not part of the tests: its performance depends on how busy the machine is.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import lighthouse, { desktopConfig } from "lighthouse";
import { requireChromium } from "./chromium.mjs";
import { freePort, signInToDemo, startDemoWorld } from "./demo-world.mjs";
import { prepareProduction } from "./prepare.mjs";

const least = { accessibility: 95, "best-practices": 95, performance: 90 };

/** The pages that people see most, and the heaviest one. Those above the line are measured signed out. */
const signedOut = [{ name: "Sign-in", path: "/sign-in" }];
const signedIn = ({ slug, connectorId }) => [
  { name: "Overview", path: `/o/${slug}` },
  { name: "Users", path: `/o/${slug}/users` },
  { name: "Connector", path: `/o/${slug}/integrations/${connectorId}` },
  { name: "Request log", path: `/o/${slug}/request-log` },
];

prepareProduction();
const world = await startDemoWorld();
const profile = mkdtempSync(join(tmpdir(), "usher-lighthouse-"));
const port = await freePort();
const browser = await chromium.launchPersistentContext(profile, {
  executablePath: requireChromium(),
  args: ["--headless", "--no-sandbox", "--disable-gpu", `--remote-debugging-port=${port}`],
});
let failed;
try {
  const rows = [];
  for (const page of signedOut) rows.push(await measure(page));
  const page = await browser.newPage();
  await signInToDemo(page, world);
  await page.close();
  for (const one of signedIn(world)) rows.push(await measure(one));
  failed = print(rows);
} finally {
  await browser.close();
  await world.stop();
  rmSync(profile, { recursive: true, force: true });
}
process.exit(failed ? 1 : 0);

/** One page as a desktop browser loads it; the session's cookie stays. */
async function measure({ name, path }) {
  const flags = {
    port,
    output: "json",
    logLevel: "error",
    onlyCategories: Object.keys(least),
    disableStorageReset: true,
  };
  const result = await lighthouse(`${world.origin}${path}`, flags, desktopConfig);
  const { categories, audits, finalDisplayedUrl } = result.lhr;
  if (new URL(finalDisplayedUrl).pathname !== path) throw new Error(`${path} led to ${finalDisplayedUrl}.`);
  const scores = Object.fromEntries(Object.entries(categories).map(([id, { score }]) => [id, Math.round(score * 100)]));
  const lost = Object.values(categories).flatMap(({ auditRefs }) =>
    auditRefs
      .filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 0.9)
      .map(({ id }) => `${audits[id].title}${audits[id].displayValue ? ` (${audits[id].displayValue})` : ""}`),
  );
  return { name, scores, lost };
}

/** Prints what was measured. Returns whether anything is below what we promise. */
function print(rows) {
  const ids = Object.keys(least);
  console.log(["Page".padEnd(14), ...ids.map((id) => id.padStart(15))].join(""));
  for (const { name, scores, lost } of rows) {
    const cells = ids.map((id) => `${scores[id]}${scores[id] < least[id] ? " !" : "  "}`.padStart(15));
    console.log([name.padEnd(14), ...cells].join(""));
    for (const what of lost) console.log(`  - ${what}`);
  }
  console.log(["At least".padEnd(14), ...ids.map((id) => `${least[id]}  `.padStart(15))].join(""));
  return rows.some(({ scores }) => ids.some((id) => scores[id] < least[id]));
}
