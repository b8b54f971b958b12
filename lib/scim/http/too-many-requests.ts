import { respondError } from "@/lib/scim/http/respond";
import { ScimError } from "@/lib/scim/protocol/errors";

/** Seconds that a client should wait while provisioning is off. Entra comes back with its next cycle anyway. */
const retryAfter = "300";

/** Above the limit: Entra waits and sends the request again. */
export class TooManyRequests extends ScimError {
  readonly seconds: number;

  constructor(until: Date, what: string) {
    const seconds = Math.max(1, Math.ceil((until.getTime() - Date.now()) / 1000));
    super(429, `Too many ${what}. Try again in ${seconds} seconds.`);
    this.seconds = seconds;
  }
}

/** The answer to somebody whose requests or guesses are used up until then. */
export function tooMany(until: Date, what: string): Response {
  const refusal = new TooManyRequests(until, what);
  return respondError(refusal, retryHeaders(refusal, refusal));
}

/** When the client may come again, for an error that passes by itself. */
export function retryHeaders(error: unknown, refusal: ScimError): Record<string, string> {
  if (error instanceof TooManyRequests) return { "retry-after": String(error.seconds) };
  return refusal.status === 503 ? { "retry-after": retryAfter } : {};
}
