import { log } from "@/lib/log";
import { cleanDeadRehearsals, deadAfterMs } from "@/lib/rehearsal/clean-dead-rehearsals";

const minute = 60_000;

/**
 * Now and each minute removes what rehearsals left whose process went away. When this process is `alone` with its database, whatever
 * ran before it began runs no more.
 */
export function startRehearsalJobs({ alone }: { readonly alone: boolean }): { readonly stop: () => void } {
  const timer = setInterval(() => void clean(deadAfterMs), minute).unref();
  void clean(alone ? Date.now() - performance.timeOrigin : deadAfterMs);
  return { stop: () => clearInterval(timer) };
}

async function clean(silentMs: number): Promise<void> {
  try {
    const cleaned = await cleanDeadRehearsals(() => new Date(), silentMs);
    if (cleaned > 0) log.info({ cleaned }, "rehearsals: what dead ones left was removed");
  } catch (error) {
    log.error({ err: error }, "rehearsals: what dead ones left could not be removed");
  }
}
