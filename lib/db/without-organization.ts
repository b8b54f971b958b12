import { getDatabase } from "@/lib/db/database";
import { runTransaction } from "@/lib/db/run-transaction";
import type { Tx } from "@/lib/db/transaction";

/**
 * Runs `work` in a transaction that sees the rows of every organization. Only for the look-ups before the organization is
 * known (sign-in, bearer token), for signing up a new one, and for the operator's jobs.
 *
 * `work` may run again after a deadlock, so it must have no effect outside the database.
 */
export async function withoutOrganization<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return await runTransaction(null, "", work);
}

/**
 * One statement that reads across organizations and needs no transaction around it, for what each request asks first. Never
 * call it inside of a transaction: on PGlite it would wait for that one to end.
 */
export async function lookUp<Row>(text: string, params: readonly unknown[]): Promise<Row[]> {
  const database = await getDatabase();
  return await database.query<Row>(text, params);
}
