import { RateLimiterPrisma, RateLimiterRes } from "rate-limiter-flexible";
import type { Prisma } from "@/lib/db/generated/client";
import { withoutOrganization } from "@/lib/db/without-organization";

/** Counts tries per key in the shared table, so that all replicas count together and a restart forgets nothing. */
export interface RateLimit {
  /** Takes one try. Returns when the pause ends if none was left, else null. */
  take(key: string): Promise<Date | null>;
  /** Takes one try and tells what is left until the count begins anew. */
  spend(key: string): Promise<Spending>;
  /** Gives the try back, because it was a good one. */
  giveBack(key: string): Promise<void>;
  /** Begins a pause of the full length if the tries are used up. Returns its end, or null. */
  pauseIfUsedUp(key: string): Promise<Date | null>;
}

export interface Spending {
  /** False when none was left. */
  readonly allowed: boolean;
  readonly left: number;
  readonly until: Date;
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
      const { allowed, until } = await spend(limiter, key);
      return allowed ? null : until;
    },
    spend: (key) => spend(limiter, key),
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

async function spend(limiter: RateLimiterPrisma, key: string): Promise<Spending> {
  try {
    const state = await limiter.consume(key);
    return { allowed: true, left: state.remainingPoints, until: endOf(state) };
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return { allowed: false, left: 0, until: endOf(refusal) };
    throw refusal;
  }
}

function endOf(state: RateLimiterRes): Date {
  return new Date(Date.now() + state.msBeforeNext);
}
