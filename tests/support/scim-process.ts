import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** What the process says when it listens. Times in milliseconds: until its code was loaded, to open the database, to migrate. */
export interface ScimProcessStart {
  readonly port: number;
  readonly loadedMs: number;
  readonly openMs: number;
  readonly migrateMs: number;
}

/** SQL for its database, or a connector to rehearse. */
export type ProcessQuestion = { readonly id: number } & (
  | { readonly text: string; readonly params: readonly unknown[] }
  | { readonly rehearse: RehearseQuestion }
);

export interface RehearseQuestion {
  readonly organizationId: string;
  readonly connectorId: string;
}

export type ProcessAnswer =
  | { readonly id: number; readonly rows: readonly object[] }
  | { readonly id: number; readonly failed: string };

/** A running process that serves SCIM. */
export interface ScimProcess {
  readonly origin: string;
  readonly start: ScimProcessStart;
  /** From the fork to the first message, as an operator would wait. */
  readonly startedInMs: number;
  /** Asks its database, as the owner of the tables. Dates come as text. */
  query<Row>(text: string, params?: readonly unknown[]): Promise<Row[]>;
  /** Starts a rehearsal, which goes on by itself. */
  rehearse(what: RehearseQuestion): Promise<void>;
  /** SIGTERM; resolves with the exit code. */
  stop(): Promise<number | null>;
  /** SIGKILL, at once; resolves when it is dead. */
  kill(): Promise<void>;
}

/** Starts scim-server-entry.ts with `environment` on a free port. @throws Error with what it wrote when it does not start */
export async function startScimProcess(environment: Record<string, string>): Promise<ScimProcess> {
  const began = performance.now();
  const child = fork(fileURLToPath(new URL("./scim-server-entry.ts", import.meta.url)), {
    execArgv: ["--import", "tsx"],
    // Vitest sets NODE_ENV, and with it the settings of a test worker, which a real server does not have.
    env: { ...process.env, DATABASE_URL: "", PORT: "0", USHER_LOG_LEVEL: "error", ...environment },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-8000);
    });
  }
  const exited = once(child, "exit");
  const start = await Promise.race([
    once(child, "message").then(([message]) => message as ScimProcessStart),
    exited.then(([code, signal]): never => {
      throw new Error(`The process ended with ${code ?? signal} before it listened: ${output}`);
    }),
  ]);
  return {
    origin: `http://127.0.0.1:${start.port}`,
    start,
    startedInMs: performance.now() - began,
    ...questionsTo(child),
    stop: async () => {
      child.kill("SIGTERM");
      const [code] = await exited;
      return code as number | null;
    },
    kill: async () => {
      child.kill("SIGKILL");
      await exited;
    },
  };
}

function questionsTo(child: ChildProcess): Pick<ScimProcess, "query" | "rehearse"> {
  let last = 0;
  const waiting = new Map<number, (answer: ProcessAnswer) => void>();
  child.on("message", (answer: ProcessAnswer) => {
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  async function ask(question: Record<string, unknown>): Promise<readonly object[]> {
    last += 1;
    const id = last;
    const answer = await new Promise<ProcessAnswer>((resolve) => {
      waiting.set(id, resolve);
      child.send({ id, ...question });
    });
    if ("failed" in answer) throw new Error(answer.failed);
    return answer.rows;
  }
  return {
    query: async <Row>(text: string, params: readonly unknown[] = []) => (await ask({ text, params })) as Row[],
    rehearse: async (rehearse) => {
      await ask({ rehearse });
    },
  };
}
