import { RateLimiterPrisma, RateLimiterRes } from "rate-limiter-flexible";
import type { Prisma } from "@/lib/db/generated/client";
import { withoutOrganization } from "@/lib/db/without-organization";

/** Counts tries per key in the shared table, so that all replicas count together and a restart forgets nothing. */
export interface RateLimit {
  /** Takes one try. Returns when the pause ends if none was left, else null. */
  take(key: string): Promise<Date | null>;
  /** Gives the try back, because it was a good one. */
  giveBack(key: string): Promise<void>;
  /** Begins a pause of the full length if the tries are used up. Returns its end, or null. */
  pauseIfUsedUp(key: string): Promise<Date | null>;
}

/** What the library asks of a Prisma client. Each call is a transaction of its own, on PGlite and PostgreSQL alike. */
export const rateLimitStore = {
  rateLimit: {
    upsert: (args: Prisma.RateLimitUpsertArgs) => withoutOrganization((tx) => tx.models.rateLimit.upsert(args)),
    findFirst: (args: Prisma.RateLimitFindFirstArgs) =>
      withoutOrganization((tx) => tx.models.rateLimit.findFirst(args)),
    deleteMany: (args: Prisma.RateLimitDeleteManyArgs) =>
      withoutOrganization((tx) => tx.models.rateLimit.deleteMany(args)),
  },
};

/** `tries` within `seconds`, then a pause of as many seconds. `name` separates the keys of one limit from another's. */
export function rateLimit(name: string, tries: number, seconds: number): RateLimit {
  const limiter = new RateLimiterPrisma({
    storeClient: rateLimitStore,
    tableName: "rateLimit",
    keyPrefix: name,
    points: tries,
    duration: seconds,
    // Its own timer would outlive the database; the server's hourly clean-up does it.
    clearExpiredByTimeout: false,
  });
  return {
    async take(key) {
      try {
        await limiter.consume(key);
        return null;
      } catch (refusal) {
        if (refusal instanceof RateLimiterRes) return endOf(refusal);
        throw refusal;
      }
    },
    async giveBack(key) {
      await limiter.reward(key);
    },
    async pauseIfUsedUp(key) {
      const state = await limiter.get(key);
      if (state === null || state.remainingPoints > 0) return null;
      return endOf(await limiter.block(key, seconds));
    },
  };
}

function endOf(state: RateLimiterRes): Date {
  return new Date(Date.now() + state.msBeforeNext);
}
