import type { Tx } from "@/lib/db/transaction";

const lockId = "hashtextextended($1, 0)";

/** Until the transaction ends, nobody else changes the tree and nobody asks for folders. */
export async function lockFolders(tx: Tx, organizationId: string): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(${lockId})`, [`folders:${organizationId}`]);
}

/** Until the transaction ends, nobody changes the tree; others may ask for folders at the same time. */
export async function holdFolders(tx: Tx, organizationId: string): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock_shared(${lockId})`, [`folders:${organizationId}`]);
}
