import { log } from "@/lib/log";
import { rollUpHours } from "@/lib/request-stats/roll-up-hours";

const everyMs = 15 * 60_000;

/** Counts finished hours of the request log, now and each quarter of an hour, one run at a time. */
export function startRollUps(): { readonly stop: () => void; readonly ended: () => Promise<void> } {
  let running = run();
  const timer = setInterval(() => {
    running = running.then(run);
  }, everyMs).unref();
  return { stop: () => clearInterval(timer), ended: () => running };
}

async function run(): Promise<void> {
  try {
    await rollUpHours(new Date());
  } catch (error) {
    log.error({ err: error }, "request log: finished hours could not be counted");
  }
}
