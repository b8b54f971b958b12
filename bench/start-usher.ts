import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";

/** A server of the benchmark. */
export interface Started {
  readonly child: ChildProcess;
  readonly origin: string;
}

/** Starts the built Usher on a free port and waits until it is ready. `settings` are environment variables. */
export async function startUsher(
  settings: Readonly<Record<string, string>> = {},
  nodeArguments: readonly string[] = [],
): Promise<Started> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const child = startNode([...nodeArguments, "dist/server.js"], {
    NODE_ENV: "production",
    PORT: String(port),
    HOST: "127.0.0.1",
    USHER_ORIGIN: origin,
    ...settings,
  });
  while (!(await answers(`${origin}/readyz`))) {
    if (child.exitCode !== null) throw new Error("Usher did not start.");
    await new Promise((accept) => setTimeout(accept, 200));
  }
  return { child, origin };
}

/** A Node process with this process's settings and some more; what it prints can be read from its `stdout`. */
export function startNode(args: readonly string[], settings: Readonly<Record<string, string>>): ChildProcess {
  return spawn(process.execPath, args, {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, ...settings },
  });
}

async function answers(url: string): Promise<boolean> {
  return await fetch(url).then(
    (response) => response.ok,
    () => false,
  );
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  return typeof address === "object" && address !== null ? address.port : 0;
}
