// The demo on a database of its own, for what looks at a filled Usher: Lighthouse and the screenshots.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "./prepare.mjs";

/** Starts the built demo. Returns where it is, how its admin signs in, and how to stop it. */
export async function startDemoWorld() {
  const dataDir = mkdtempSync(join(tmpdir(), "usher-demo-"));
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const server = spawn(process.execPath, ["--enable-source-maps", join(root, "dist", "demo.js")], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      ...process.env,
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      PORT: String(port),
      USHER_DATA_DIR: dataDir,
      USHER_ORIGIN: origin,
      USHER_LOG_LEVEL: "error",
      DATABASE_URL: "",
    },
  });
  const stop = async () => {
    if (server.exitCode === null) {
      server.kill("SIGTERM");
      await once(server, "exit");
    }
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    return { origin, slug: "contoso", stop, ...(await readAnnouncement(server)) };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What the demo prints once it is ready, its last line among them. */
function readAnnouncement(server) {
  return new Promise((accept, refuse) => {
    let text = "";
    server.stdout.on("data", (chunk) => {
      text += chunk;
      const signIn = text.match(/^Admin sign-in: \S+\s+(\S+)\s+(\S+)$/m);
      const tenantUrl = text.match(/^Tenant URL: (\S+)$/m)?.[1];
      const token = text.match(/^Secret token: (\S+)$/m)?.[1];
      if (signIn === null || tenantUrl === undefined || !/^API token: \S+\n/m.test(text)) return;
      accept({ email: signIn[1], password: signIn[2], tenantUrl, token, connectorId: tenantUrl.split("/").at(-1) });
    });
    server.on("exit", (code) => refuse(new Error(`The demo ended with code ${code} before it was ready.`)));
  });
}

/** Signs the demo's admin in, in the pages of this browser context. */
export async function signInToDemo(page, { origin, email, password }) {
  await page.goto(`${origin}/sign-in`);
  await page.getByLabel("Work e-mail").fill(email);
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { name: "Overview", level: 1 }).waitFor();
}

/** A port that nobody listens at. */
export async function freePort() {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address();
  probe.close();
  await once(probe, "close");
  return port;
}
