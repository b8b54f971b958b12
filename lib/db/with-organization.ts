import { runTransaction } from "@/lib/db/run-transaction";
import type { Tx } from "@/lib/db/transaction";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Runs `work` in a transaction that sees and writes only the rows of one organization, and commits it, or rolls it back
 * when `work` throws. Inside another transaction of the same organization, it joins that one.
 *
 * `work` may run again after a deadlock, so it must have no effect outside the database.
 */
export async function withOrganization<T>(organizationId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  const id = organizationId.toLowerCase();
  // The id becomes part of the SQL text, to save a round trip.
  if (!uuid.test(id)) throw new TypeError(`Not an organization id: ${JSON.stringify(organizationId)}`);
  return await runTransaction(
    id,
    `select set_config('role', 'usher_organization', true), set_config('app.organization_id', '${id}', true)`,
    work,
  );
}
