import type { PrismaClient } from "@/lib/db/generated/client";

type ModelName = Exclude<keyof PrismaClient, `$${string}` | symbol>;

/**
 * Prisma's models inside a transaction of ours.
 *
 * `findUnique` is left out: Prisma batches those calls across callers of one tick, so two organizations could meet in one query.
 */
export type Models = { readonly [M in ModelName]: Omit<PrismaClient[M], "findUnique" | "findUniqueOrThrow"> };

/** An open transaction that sees the rows of one organization (or, from `withoutOrganization`, of all). */
export interface Tx {
  /** Runs one parameterised statement and returns its rows, or for a write without RETURNING an empty list. */
  query<Row>(text: string, params?: readonly unknown[]): Promise<Row[]>;
  /**
   * The same, parsed and planned once per connection: for what every provisioning request writes. Only for a fixed text that can be
   * carried out in one way alone, such as an insert: the way that was right for a small table would stay when it grows.
   */
  prepared<Row>(text: string, params: readonly unknown[]): Promise<Row[]>;
  /** Prisma's models on this very transaction. */
  readonly models: Models;
}
