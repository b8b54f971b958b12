import { RateLimiterPrisma, RateLimiterRes } from "rate-limiter-flexible";
import { rateLimitStore } from "@/lib/auth/rate-limit";

/** Takes one request. Returns when the next one may come if none is left, else null. */
export interface RequestLimit {
  take(key: string): Promise<Date | null>;
}

interface Lease {
  left: number;
  /** Milliseconds since the epoch. */
  readonly until: number;
}

/** The shared counter gives requests out in so many parts, so that a busy replica asks it seldom. */
const parts = 200;
const mostKeys = 10_000;

/**
 * `points` requests within `seconds` per key, together over all replicas, for requests that are too many to ask the database
 * about each: a replica leases a two-hundredth of them at a time and counts that down by itself.
 */
export function leasedRateLimit(name: string, points: number, seconds: number): RequestLimit {
  const chunk = Math.max(1, Math.floor(points / parts));
  const limiter = new RateLimiterPrisma({
    storeClient: rateLimitStore,
    tableName: "rateLimit",
    keyPrefix: name,
    points,
    duration: seconds,
    clearExpiredByTimeout: false,
    // Who is over the limit costs no statement.
    inMemoryBlockOnConsumed: points,
  });
  const leases = new Map<string, Lease>();
  const asking = new Map<string, Promise<Date | null>>();

  async function lease(key: string): Promise<Date | null> {
    try {
      const state = await limiter.consume(key, chunk);
      if (leases.size >= mostKeys) leases.clear();
      leases.set(key, { left: chunk, until: Date.now() + state.msBeforeNext });
      return null;
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes) return new Date(Date.now() + refusal.msBeforeNext);
      throw refusal;
    }
  }

  return {
    async take(key) {
      for (;;) {
        const own = leases.get(key);
        if (own !== undefined && own.left > 0 && own.until > Date.now()) {
          own.left -= 1;
          return null;
        }
        const pending = asking.get(key) ?? lease(key).finally(() => asking.delete(key));
        asking.set(key, pending);
        const refusedUntil = await pending;
        if (refusedUntil !== null) return refusedUntil;
      }
    },
  };
}
