import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Starts Usher as `npm run up` does, built and in production mode, on an empty embedded database. */
export default async function startUsher(): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), "usher-e2e-"));
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const server = spawn(process.execPath, ["--enable-source-maps", "dist/server.js"], {
    stdio: ["ignore", "ignore", "inherit"],
    env: {
      ...process.env,
      NODE_ENV: "production",
      PORT: String(port),
      USHER_DATA_DIR: dataDir,
      USHER_LOG_LEVEL: "warn",
      DATABASE_URL: "",
      USHER_ORIGIN: "",
      USHER_SECRET: "",
    },
  });
  await waitUntilReady(origin, server);
  process.env["USHER_E2E_ORIGIN"] = origin;
  return async () => {
    server.kill("SIGTERM");
    if (server.exitCode === null) await once(server, "exit");
    rmSync(dataDir, { recursive: true, force: true });
  };
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
