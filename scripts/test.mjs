// `npm test`: installs what a fresh machine lacks, then runs every check and every test.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { requireChromium } from "./chromium.mjs";
import { prepareProduction, root } from "./prepare.mjs";
import { verify } from "./verify.mjs";

const results = join(root, ".cache", "results");

/** Runs a test runner that writes its counts as JSON, and goes on when tests fail, so that all failures are seen at once. */
function runTests(name, args, read, env) {
  const file = join(results, `${name}.json`);
  const result = spawnSync(process.execPath, [join(root, "node_modules", ".bin", name), ...args(file)], {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, ...env(file) },
  });
  try {
    return { ...read(JSON.parse(readFileSync(file, "utf8"))), ok: result.status === 0 };
  } catch {
    return { passed: 0, failed: 1, failures: [`${name} wrote no results`], ok: false };
  }
}

/** The tests of one file that did not pass, with the first line of what they said; the file itself when it could not be run. */
function failuresOfFile({ name, status, message, assertionResults }) {
  const file = relative(root, name);
  const failed = assertionResults.filter((test) => test.status !== "passed");
  if (failed.length === 0) return status === "failed" ? [`${file}: ${firstLine(message)}`] : [];
  return failed.map((test) => `${file} › ${test.fullName}: ${firstLine(test.failureMessages[0] ?? test.status)}`);
}

function firstLine(text) {
  return text.split("\n", 1)[0];
}

prepareProduction();
verify();
const chromium = requireChromium();
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

const runs = [
  runTests(
    "vitest",
    (file) => ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${file}`],
    (report) => ({
      passed: report.numPassedTests,
      failed: report.numTotalTests - report.numPassedTests,
      failures: report.testResults.flatMap(failuresOfFile),
    }),
    () => ({}),
  ),
  runTests(
    "playwright",
    () => ["test"],
    // Playwright names its failures last itself.
    ({ stats }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky + stats.skipped, failures: [] }),
    (file) => ({ CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: file }),
  ),
];

const passed = runs.reduce((sum, run) => sum + run.passed, 0);
const failed = runs.reduce((sum, run) => sum + run.failed, 0);
for (const failure of runs.flatMap((run) => run.failures)) console.log(`failed: ${failure}`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(runs.every((run) => run.ok) && failed === 0 ? 0 : 1);
