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
