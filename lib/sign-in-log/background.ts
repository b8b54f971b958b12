import { log } from "@/lib/log";
import { logSignIn, type SignInTrace } from "@/lib/sign-in-log/log-sign-in";

const waiting = new Set<Promise<void>>();
/** A flood of wrong tries must not fill the memory: what is beyond this is in the operator's log alone. */
const mostWaiting = 1000;

/** Writes a try down without making anybody wait for it. */
export function logInBackground(trace: SignInTrace): void {
  if (waiting.size >= mostWaiting) {
    log.warn(
      { organizationId: trace.organizationId, causeCode: trace.refusal?.causeCode },
      "sign-in: not written down",
    );
    return;
  }
  const written = logSignIn(trace).then(
    () => {},
    (error: unknown) => log.error({ err: error }, "sign-in: a try could not be written down"),
  );
  waiting.add(written);
  void written.finally(() => waiting.delete(written));
}

/** Waits until every try is written down: before the database closes, and in tests. */
export async function flushSignInLog(): Promise<void> {
  await Promise.all(waiting);
}
