import { warnOfEndingCredentials } from "@/lib/credentials/warn-of-ending-credentials";
import { warnOfEndingSecrets } from "@/lib/entra-sign-in/warn-of-ending-secrets";
import { log } from "@/lib/log";
import { resealAll } from "@/lib/secrets/reseal";

const hour = 3_600_000;

/** Now and daily warns of secrets that end; now and hourly encrypts anew what an earlier USHER_SECRET encrypted. */
export function startSecretJobs(): { readonly stop: () => void } {
  let reminded: Date | null = null;
  const remindNow = () => {
    const now = new Date();
    void remind(now, reminded);
    reminded = now;
  };
  const timers = [setInterval(remindNow, 24 * hour).unref(), setInterval(() => void reseal(), hour).unref()];
  remindNow();
  void reseal();
  return { stop: () => timers.forEach(clearInterval) };
}

/** `before` is when it reminded last. */
async function remind(now: Date, before: Date | null): Promise<void> {
  try {
    await warnOfEndingCredentials(now);
    await warnOfEndingSecrets(now, before);
  } catch (error) {
    log.error({ err: error }, "credentials that end soon could not be read");
  }
}

async function reseal(): Promise<void> {
  try {
    const { resealed } = await resealAll();
    if (resealed > 0) log.info({ resealed }, "secrets of an earlier USHER_SECRET were encrypted with the present one");
  } catch (error) {
    log.error({ err: error }, "secrets of an earlier USHER_SECRET could not be encrypted anew");
  }
}
