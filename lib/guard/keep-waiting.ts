import { type Ctx, policyOf } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";

/**
 * Takes a person off the list of those who wait to lose access: their connector, while it is held, sent them without asking for
 * that any more, and a release must not carry out what nobody wants.
 */
export async function keepWaiting(tx: Tx, ctx: Ctx, user: { readonly id: string }): Promise<void> {
  const holdId = policyOf(ctx)?.holdId ?? null;
  if (holdId === null) return;
  await tx.query(
    `update access_loss set state = 'kept' where organization_id = $1 and hold_id = $2 and user_id = $3 and state = 'waiting'`,
    [ctx.organizationId, holdId, user.id],
  );
}
