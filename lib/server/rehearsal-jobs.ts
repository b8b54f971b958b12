import { log } from "@/lib/log";
import { cleanDeadRehearsals } from "@/lib/rehearsal/clean-dead-rehearsals";

const minute = 60_000;

/** Now and each minute removes what rehearsals left whose process went away. */
export function startRehearsalJobs(): { readonly stop: () => void } {
  const timer = setInterval(() => void clean(), minute).unref();
  void clean();
  return { stop: () => clearInterval(timer) };
}

async function clean(): Promise<void> {
  try {
    const cleaned = await cleanDeadRehearsals(() => new Date());
    if (cleaned > 0) log.info({ cleaned }, "rehearsals: what dead ones left was removed");
  } catch (error) {
    log.error({ err: error }, "rehearsals: what dead ones left could not be removed");
  }
}
