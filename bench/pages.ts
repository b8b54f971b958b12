// `npm run bench:pages`: when each page can be used in a browser, with 100,000 users and a million requests in the log, on PGlite and
// on PostgreSQL. Ends with 1 when one of them takes a second or longer.
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "@playwright/test";
import { type SeededDirectory, seedDirectory } from "@/bench/seed-directory";
import { startUsher } from "@/bench/start-usher";
import { hashPassword } from "@/lib/auth/password";
import { closeDatabase, type Database, openDatabase, setDatabase } from "@/lib/db/database";
import { migrate } from "@/lib/db/migrate";
import { rollUpHours } from "@/lib/request-stats/roll-up-hours";
import { startEmbeddedPostgres } from "@/tests/support/embedded-postgres";

const limitMs = 1000;
const rounds = 5;
const admin = { email: "person.20@contoso.example", password: "a password for the benchmark" };

function pagesOf({ connectorId, everybodyId, folderId, bigFolderId, userId, holdId }: SeededDirectory) {
  const connector = `/integrations/${connectorId}`;
  return [
    "",
    "/users",
    "/users?q=person.4711",
    "/users/deleted",
    `/users/${userId}`,
    `/users/${userId}/access`,
    `/users/${userId}/history`,
    "/groups",
    `/groups/${everybodyId}`,
    `/folders?folder=${folderId}`,
    `/folders?folder=${bigFolderId}`,
    "/metadata",
    "/integrations",
    connector,
    `${connector}/credentials`,
    `${connector}/mapping`,
    `${connector}/settings`,
    "/rules",
    "/conflicts",
    `/guard/${holdId}`,
    "/request-log",
    "/request-log?outcome=refused",
    "/sign-in-log",
    "/audit-log",
    "/settings",
  ];
}

/** Fills an empty database, and lets one person in. */
async function fill(database: Database): Promise<SeededDirectory> {
  await migrate(database);
  setDatabase(database);
  const directory = await seedDirectory(database);
  await rollUpHours(new Date());
  const hash = await hashPassword(admin.password);
  const [user] = await database.query<{ id: string }>(
    `update "user" set access_role_by_hand = 'EnterpriseAdmin' where organization_id = '${directory.organizationId}'
       and user_name_key = '${admin.email}' returning id`,
  );
  await database.query(
    `insert into password (organization_id, user_id, sign_in_key, hash, changed_at)
     values ('${directory.organizationId}', '${user?.id}', '${admin.email}', '${hash}', now())`,
  );
  await closeDatabase();
  return directory;
}

/** Somebody looks at a page before going to the next; meanwhile what stands around it asks for its numbers. */
const restMs = 700;

/** Milliseconds from the click until the page's own content is there and answers: React has it, and nothing waits any more. */
async function timeUntilUsable(page: Page, url: string): Promise<number> {
  await page.goto(url, { waitUntil: "commit" });
  const handle = await page.waitForFunction(
    () => {
      const heading = document.querySelector("main h1");
      const isAlive = heading !== null && Object.keys(heading).some((key) => key.startsWith("__reactFiber"));
      const waits = document.querySelector("main [aria-busy='true'], main .animate-skeleton") !== null;
      return isAlive && !waits && performance.now();
    },
    undefined,
    { polling: "raf", timeout: 30_000 },
  );
  return Number(await handle.jsonValue());
}

async function signIn(page: Page, origin: string): Promise<void> {
  await page.goto(`${origin}/sign-in`);
  await page.getByLabel("Work e-mail").fill(admin.email);
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByLabel("Password", { exact: true }).fill(admin.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { name: "Overview", level: 1 }).waitFor();
}

async function measure(browser: Browser, directory: SeededDirectory, settings: Readonly<Record<string, string>>) {
  const { child, origin } = await startUsher(settings);
  try {
    const page = await browser.newPage();
    await signIn(page, origin);
    const times = new Map<string, number>();
    for (const path of pagesOf(directory)) {
      const taken: number[] = [];
      for (let round = 0; round <= rounds; round += 1) {
        const time = await timeUntilUsable(page, `${origin}/o/big${path}`);
        if (round > 0) taken.push(time);
        await page.waitForTimeout(restMs);
      }
      times.set(path, taken.sort((left, right) => left - right)[Math.floor(rounds / 2)] ?? 0);
    }
    await page.close();
    return times;
  } finally {
    child.kill("SIGTERM");
    await once(child, "exit");
  }
}

async function main(): Promise<void> {
  process.env["USHER_SECRET"] = "a secret for the benchmark only, long enough";
  process.env["USHER_LOG_LEVEL"] = "error";
  const browser = await chromium.launch({
    executablePath: process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium",
    args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
  const dataDir = await mkdtemp(join(tmpdir(), "usher-bench-"));
  const directory = await fill(await openDatabase({ kind: "pglite", dataDir }));
  const pglite = await measure(browser, directory, { DATABASE_URL: "", USHER_DATA_DIR: dataDir });
  const postgres = await startEmbeddedPostgres();
  const url = postgres.url("postgres");
  await fill(await openDatabase({ kind: "postgres", url, poolSize: 4 }));
  const server = await measure(browser, directory, { DATABASE_URL: url, USHER_DATA_DIR: dataDir });
  await postgres.stop();
  await browser.close();
  await rm(dataDir, { recursive: true, force: true });
  print(pglite, server);
}

function print(pglite: ReadonlyMap<string, number>, postgres: ReadonlyMap<string, number>): void {
  process.stdout.write(`Until a page can be used, the median of ${rounds}, in milliseconds.\n`);
  const width = Math.max(...[...pglite.keys()].map((path) => path.length));
  const line = (path: string, left: string, right: string) =>
    `${path.padEnd(width)}  ${left.padStart(8)}  ${right.padStart(10)}\n`;
  process.stdout.write(line("page", "PGlite", "PostgreSQL"));
  for (const [path, time] of pglite) {
    process.stdout.write(line(path === "" ? "/" : path, time.toFixed(0), (postgres.get(path) ?? 0).toFixed(0)));
  }
  const slow = [...pglite.values(), ...postgres.values()].filter((time) => time >= limitMs);
  process.stdout.write(slow.length === 0 ? `All under ${limitMs} ms.\n` : `${slow.length} at ${limitMs} ms or more.\n`);
  process.exitCode = slow.length === 0 ? 0 : 1;
}

await main();
