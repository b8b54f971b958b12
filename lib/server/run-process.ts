import { SettingsError } from "@/lib/env";
import { log } from "@/lib/log";
import type { RunningServer } from "@/lib/server/start-server";

const insistMs = 1000;

/** Runs `start` as the process: stops on SIGTERM, SIGINT and SIGHUP, and ends with one clear line when the start fails. */
export async function runProcess(start: () => Promise<RunningServer>): Promise<void> {
  let server: RunningServer;
  try {
    server = await start();
  } catch (error) {
    process.stderr.write(`Usher did not start. ${oneLine(error)}\n`);
    process.exit(1);
  }
  let stoppingSince: number | undefined;
  const stop = () => {
    // npm and terminals send the same signal more than once; only a person who asks again a moment later means it.
    if (stoppingSince !== undefined && performance.now() - stoppingSince > insistMs) process.exit(1);
    if (stoppingSince !== undefined) return;
    stoppingSince = performance.now();
    log.info("usher is stopping");
    server.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, "usher did not stop cleanly");
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  // The terminal was closed, perhaps right after Ctrl C.
  process.on("SIGHUP", stop);
}

function oneLine(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof SettingsError) return error.message;
  if ("code" in error && error.code === "EADDRINUSE") {
    return `The port is taken (${error.message}). Set PORT to a free one, or stop the other process.`;
  }
  return error.message;
}
