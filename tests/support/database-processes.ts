import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";

export interface DatabaseProcess {
  readonly child: ChildProcess;
  /** What it said first: the migrations it applied, or why it could not start. */
  readonly answer: { readonly migrated?: readonly string[]; readonly failed?: string };
  close(): Promise<void>;
  kill(): Promise<void>;
}

/** Starts database-process.ts with `environment`, and waits for its answer. */
export async function startDatabaseProcess(environment: Record<string, string>): Promise<DatabaseProcess> {
  const child = fork(fileURLToPath(new URL("./database-process.ts", import.meta.url)), {
    execArgv: ["--import", "tsx"],
    env: { ...process.env, DATABASE_URL: "", ...environment },
  });
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const answer = await new Promise<DatabaseProcess["answer"]>((resolve) => {
    child.once("message", (message) => resolve(message as DatabaseProcess["answer"]));
    child.once("exit", (code, signal) => resolve({ failed: `ended with ${code ?? signal} before it answered` }));
  });
  return {
    child,
    answer,
    close: async () => {
      // It may have ended by itself, and then takes no message.
      if (child.connected) child.send("close", () => {});
      await exited;
    },
    kill: async () => {
      child.kill("SIGKILL");
      await exited;
    },
  };
}
