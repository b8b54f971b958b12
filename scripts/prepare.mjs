// Makes a checkout ready: packages, the Prisma client and the production build, each only when its inputs changed.
// Plain JavaScript without packages, because on a fresh clone there are none.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));

/** Runs a command in the project's folder and ends this process when it fails. */
export function run(command, args, env = {}) {
  const result = spawnSync(command, args, { cwd: root, stdio: "inherit", env: { ...process.env, ...env } });
  if (result.status !== 0) {
    console.error(`“${command} ${args.join(" ")}” failed${result.error ? `: ${result.error.message}` : ""}.`);
    process.exit(result.status ?? 1);
  }
}

/** Runs a package's command from node_modules. */
export function runTool(name, args, env = {}) {
  run(process.execPath, [binOf(name), ...args], env);
}

function binOf(name) {
  return join(root, "node_modules", ".bin", name);
}

export function installPackages() {
  requireNode();
  once("install", ["package.json", "package-lock.json"], ["node_modules/.package-lock.json"], () => {
    console.log("Installing packages…");
    // Install scripts want to download binaries; everything that we use ships its own inside the package. Not `npm ci`: it fails
    // where a registry lacks the binaries of other platforms, which are optional.
    run("npm", [
      "install",
      "--no-save",
      "--include=dev",
      "--ignore-scripts",
      "--no-audit",
      "--no-fund",
      "--loglevel=error",
    ]);
  });
}

export function generateClient() {
  once(
    "generate",
    ["prisma/schema.prisma", "prisma.config.ts", "package-lock.json"],
    ["lib/db/generated/client.ts"],
    () => {
      runTool("prisma", ["generate"]);
    },
  );
}

const sources = [
  "app",
  "components",
  "i18n",
  "lib",
  "messages",
  "public",
  "prisma",
  "scripts",
  "server.ts",
  "proxy.ts",
  "instrumentation-client.ts",
  "next.config.mjs",
  "postcss.config.mjs",
  "tailwind.config.ts",
  "tsconfig.json",
  "package.json",
  "package-lock.json",
];

export function build() {
  once("build", sources, [".next/BUILD_ID", "dist/server.js", "dist/demo.js"], () => {
    console.log("Building…");
    runTool("next", ["build"], { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" });
    run(process.execPath, [join(root, "scripts", "bundle.mjs")]);
  });
}

/** Everything that a production start needs. */
export function prepareProduction() {
  installPackages();
  generateClient();
  build();
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(
    `Usher needs Node 20.19 or newer; this is ${process.versions.node}. Install a newer Node and try again.`,
  );
  process.exit(1);
}

/** Runs `work` unless its outputs exist and were made from the same inputs. */
function once(name, inputs, outputs, work) {
  const stamp = join(root, ".cache", "stamps", name);
  const wanted = fingerprint(inputs);
  const current = existsSync(stamp) ? readFileSync(stamp, "utf8") : "";
  if (current === wanted && outputs.every((output) => existsSync(join(root, output)))) return;
  // An interrupted run must not leave the stamp of the one before.
  rmSync(stamp, { force: true });
  work();
  mkdirSync(join(root, ".cache", "stamps"), { recursive: true });
  writeFileSync(stamp, wanted);
}

function fingerprint(inputs) {
  const hash = createHash("sha256").update(process.version);
  for (const path of inputs.flatMap(files).sort()) hash.update(path).update(readFileSync(join(root, path)));
  return hash.digest("hex");
}

function files(path) {
  const absolute = join(root, path);
  if (!existsSync(absolute) || path === "lib/db/generated") return [];
  if (!statSync(absolute).isDirectory()) return [path];
  return readdirSync(absolute).flatMap((name) => files(`${path}/${name}`));
}
