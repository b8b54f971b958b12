import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findSecrets } from "@/tests/support/find-secrets";

/**
 * Starts Usher as `npm run up` does, built and in production mode, on an embedded database that holds nothing but the organization
 * of the role matrix.
 */
export default async function startUsher(): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), "usher-e2e-"));
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  // Nobody answers at these two until a test starts a DNS server, or an Entra tenant, of its own.
  const dnsPort = await freePort();
  const entraPort = await freePort();
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: "production",
    PORT: String(port),
    USHER_DATA_DIR: dataDir,
    USHER_LOG_LEVEL: "trace",
    DATABASE_URL: "",
    USHER_ORIGIN: "",
    USHER_TRUST_PROXY: "yes",
    USHER_SECRET: "",
    USHER_DNS_SERVERS: `127.0.0.1:${dnsPort}`,
    // Microsoft's own stays first: a pasted tenant id means a tenant there.
    USHER_ENTRA_HOSTS: `login.microsoftonline.com,127.0.0.1:${entraPort}`,
  };
  process.env["USHER_E2E_ROLES"] = seedRoles(env);
  const server = spawn(process.execPath, ["--enable-source-maps", "dist/server.js"], {
    stdio: ["ignore", "pipe", "inherit"],
    env,
  });
  const log = createWriteStream(join(dataDir, "log"));
  server.stdout?.pipe(log);
  await waitUntilReady(origin, server);
  process.env["USHER_E2E_ORIGIN"] = origin;
  process.env["USHER_E2E_DNS_PORT"] = String(dnsPort);
  process.env["USHER_E2E_ENTRA_PORT"] = String(entraPort);
  return async () => {
    server.kill("SIGTERM");
    if (server.exitCode === null) await once(server, "exit");
    const leaked = [
      ...findSecrets(readFileSync(join(dataDir, "log"), "utf8")).map((secret) => `log: ${secret}`),
      ...scanDatabase(env),
    ];
    if (leaked.length > 0) throw new Error(`Secrets stand readable after the browser tests: ${leaked.join("; ")}`);
    rmSync(dataDir, { recursive: true, force: true });
  };
}

/** In a process of its own, because the embedded database belongs to one process at a time. */
function seedRoles(env: NodeJS.ProcessEnv): string {
  return execFileSync(process.execPath, ["--import", "tsx", "tests/e2e/support/seed-roles.ts"], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
    // The log would stand between the lines of its output.
    env: { ...env, USHER_LOG_LEVEL: "silent" },
  });
}

/** What the run left in the tables; in a process of its own, as above. */
function scanDatabase(env: NodeJS.ProcessEnv): readonly string[] {
  const output = execFileSync(process.execPath, ["--import", "tsx", "tests/e2e/support/scan-database.ts"], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...env, USHER_LOG_LEVEL: "silent" },
  });
  return JSON.parse(output) as string[];
}

async function waitUntilReady(origin: string, server: ChildProcess): Promise<void> {
  for (let waited = 0; waited < 120_000; waited += 200) {
    if (server.exitCode !== null) throw new Error(`Usher ended with code ${server.exitCode} before it was ready.`);
    const ready = await fetch(`${origin}/readyz`).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) return;
    await new Promise((accept) => setTimeout(accept, 200));
  }
  throw new Error("Usher was not ready within two minutes.");
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  return typeof address === "object" && address !== null ? address.port : 0;
}
