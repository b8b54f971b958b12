import { ConnectionError } from "@/lib/entra-client/connection-error";
import type { HttpAnswer, HttpRequest, SendHttp } from "@/lib/entra-client/http";

export interface RetryOptions {
  /** How often 429 and 503 are tried again. */
  readonly throttled: number;
  /** How often a lost connection is tried again, and the pause before. */
  readonly connection: number;
  readonly connectionDelayMs: number;
  /** The longest wait that is granted to a Retry-After. */
  readonly longestWaitMs: number;
}

export const defaultRetry: RetryOptions = {
  throttled: 5,
  connection: 2,
  connectionDelayMs: 250,
  longestWaitMs: 30_000,
};

export interface RetryHooks {
  readonly sleep: (ms: number) => Promise<void>;
  readonly onAnswer: (answer: HttpAnswer, attempt: number) => void;
  readonly onRetry: () => void;
}

/**
 * Sends until there is an answer that is neither 429 nor 503, within bounds. A POST may so be sent twice, as by Entra after
 * a timeout; its caller then meets a 409. Source: Microsoft Learn, “Analyze provisioning logs” (TooManyRequests, Timeout).
 */
export async function sendWithRetry(
  send: SendHttp,
  request: HttpRequest,
  options: RetryOptions,
  hooks: RetryHooks,
): Promise<HttpAnswer> {
  let throttled = 0;
  let lost = 0;
  for (let attempt = 1; ; attempt++) {
    const answer = await sendOnce(send, request, lost < options.connection);
    if (answer !== null) hooks.onAnswer(answer, attempt);
    let wait = options.connectionDelayMs;
    if (answer === null) lost++;
    else {
      if ((answer.status !== 429 && answer.status !== 503) || throttled >= options.throttled) return answer;
      throttled++;
      wait = Math.min(retryAfterMs(answer.headers["retry-after"]) ?? 500 * 2 ** throttled, options.longestWaitMs);
    }
    hooks.onRetry();
    await hooks.sleep(wait);
  }
}

/** Retry-After in milliseconds, from seconds or an HTTP date (RFC 9110 §10.2.3). */
export function retryAfterMs(header: string | undefined, now: () => number = Date.now): number | null {
  if (header === undefined) return null;
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, date - now());
}

async function sendOnce(send: SendHttp, request: HttpRequest, again: boolean): Promise<HttpAnswer | null> {
  try {
    return await send(request);
  } catch (error) {
    if (again && error instanceof ConnectionError) return null;
    throw error;
  }
}
