import { setTimeout as sleep } from "node:timers/promises";
import { type Database, getDatabase } from "@/lib/db/database";
import { OpenTransaction, type Scope } from "@/lib/db/open-transaction";
import type { Tx } from "@/lib/db/transaction";
import { isTransientConflict } from "@/lib/db/violations";

const attempts = 5;

/**
 * Runs `work` in the transaction of `scope` that the caller is already in, or else in a new one that begins with
 * `preamble`. A new one starts again after a deadlock or serialization failure.
 */
export async function runTransaction<T>(scope: Scope, preamble: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  const database = await getDatabase();
  const outer = database.current.getStore();
  if (outer === undefined || outer.closed) return await openTransaction(database, scope, preamble, work);
  // A second transaction would wait for ever on PGlite, and on PostgreSQL would not see what the first one wrote.
  if (outer.scope !== scope) {
    throw new Error(
      `A transaction ${describeScope(scope)} cannot start inside one ${describeScope(outer.scope)}. End that one first.`,
    );
  }
  return await work(outer);
}

async function openTransaction<T>(
  database: Database,
  scope: Scope,
  preamble: string,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await database.transaction(preamble, async (connection) => {
        const transaction = new OpenTransaction(scope, connection, database.models);
        return await database.current.run(transaction, () => complete(transaction, work));
      });
    } catch (error) {
      if (attempt === attempts || !isTransientConflict(error)) throw error;
      // Jitter, so that the two that met do not meet again.
      await sleep(Math.random() * 10 * 2 ** attempt);
    }
  }
}

async function complete<T>(transaction: OpenTransaction, work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    const result = await work(transaction);
    await transaction.close();
    // The work caught the error. PostgreSQL would answer COMMIT with a silent ROLLBACK: never report that as success.
    if (transaction.failure !== undefined) throw transaction.failure.error;
    return result;
  } catch (error) {
    await transaction.close();
    // What the work threw may be only a consequence, such as “current transaction is aborted”.
    throw isTransientConflict(transaction.failure?.error) ? transaction.failure?.error : error;
  }
}

function describeScope(scope: Scope): string {
  return scope === null ? "without organization" : `of organization ${scope}`;
}
