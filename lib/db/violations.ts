import { z } from "zod";

const Code = z.string().regex(/^[0-9A-Z]{5}$/);

/** How Prisma wraps what the database said. Its own codes, such as P2002, look like an SQLSTATE but are none. */
const PrismaError = z.object({
  meta: z.object({ driverAdapterError: z.object({ cause: z.object({ originalCode: Code }) }) }),
});
const DatabaseError = z.object({ code: Code });

/** SQLSTATE of an error from PostgreSQL, PGlite or Prisma, looking through wrappers' causes; null for anything else. */
export function sqlState(error: unknown): string | null {
  for (let current = error; current instanceof Error; current = current.cause) {
    const own = current.name.startsWith("Prisma") ? prismaState(current) : databaseState(current);
    if (own !== null) return own;
  }
  return null;
}

/** Whether the database refused a second row with the same unique key. */
export function isUniqueViolation(error: unknown): boolean {
  return sqlState(error) === "23505";
}

/** Whether the database ended the transaction only because it met another one, so that trying again may succeed. */
export function isTransientConflict(error: unknown): boolean {
  const state = sqlState(error);
  return state === "40001" || state === "40P01";
}

function prismaState(error: Error): string | null {
  const parsed = PrismaError.safeParse(error);
  return parsed.success ? parsed.data.meta.driverAdapterError.cause.originalCode : null;
}

function databaseState(error: Error): string | null {
  const parsed = DatabaseError.safeParse(error);
  return parsed.success ? parsed.data.code : null;
}
