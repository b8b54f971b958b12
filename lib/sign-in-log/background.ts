import { log } from "@/lib/log";
import { logSignIn, type SignInTrace } from "@/lib/sign-in-log/log-sign-in";

const waitMs = 1000;
/** A flood of wrong tries must not fill the memory: what is beyond this is in the operator's log alone. */
const mostWaiting = 1000;
let waiting: SignInTrace[] = [];
let writing: Promise<void> = Promise.resolve();

/**
 * Writes a try down a second later: the answer to it, and those to the tries right after it, must not take longer because there was
 * somebody to write about.
 */
export function logInBackground(trace: SignInTrace): void {
  if (waiting.length >= mostWaiting) {
    log.warn(
      { organizationId: trace.organizationId, causeCode: trace.refusal?.causeCode },
      "sign-in: not written down",
    );
    return;
  }
  if (waiting.length === 0) setTimeout(() => void flushSignInLog(), waitMs).unref();
  waiting.push(trace);
}

/** Waits until every try is written down: before the database closes, and in tests. */
export function flushSignInLog(): Promise<void> {
  const traces = waiting;
  waiting = [];
  writing = writing.then(() => writeAll(traces));
  return writing;
}

async function writeAll(traces: readonly SignInTrace[]): Promise<void> {
  for (const trace of traces) {
    await logSignIn(trace).catch((error: unknown) =>
      log.error({ err: error }, "sign-in: a try could not be written down"),
    );
  }
}
