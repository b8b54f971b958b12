import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import type { ItemType } from "@/lib/rehearsal/own-items";

/**
 * Writes down, in the transaction that makes it, that a rehearsal made a user or group, so that nothing of it can be left behind.
 * Whoever ends the rehearsal locks its row first: what comes afterwards is refused.
 *
 * @throws AppError `forbidden` when the rehearsal is over
 */
export async function noteRehearsalItem(tx: Tx, ctx: Ctx, type: ItemType, id: string): Promise<void> {
  if (ctx.rehearsalId === undefined) return;
  const rows = await tx.query(
    `insert into rehearsal_item (organization_id, rehearsal_id, resource_type, resource_id)
     select r.organization_id, r.id, $3, $4 from rehearsal r
     where r.organization_id = $1 and r.id = $2 and r.state = 'running' for key share
     returning resource_id`,
    [ctx.organizationId, ctx.rehearsalId, type, id],
  );
  if (rows.length === 0) throw new AppError("forbidden", "The rehearsal is over. Start another one.");
}
