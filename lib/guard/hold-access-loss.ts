import { v7 as uuidv7 } from "uuid";
import { mutate } from "@/lib/audit/mutate";
import type { Ctx } from "@/lib/context";
import { connectorIdOf } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { type AccessLossInput, isAtLimit } from "@/lib/guard/admit-access-loss";
import { firstUuidAt } from "@/lib/utils/uuid";

const hour = 3_600_000;

/**
 * Puts a person on the list of those whose access an admin decides about, and starts the hold when there is none. Returns the
 * hold's id, or null when the limit would let the loss pass by now. A transaction of its own, because the request that asked for it is refused and leaves nothing else.
 */
export function holdAccessLoss(ctx: Ctx, loss: AccessLossInput): Promise<string | null> {
  const connectorId = connectorIdOf(ctx);
  if (connectorId === null) throw new Error("The guard holds connectors, not persons.");
  const { request: _, ...unlogged } = ctx;
  return mutate(unlogged, loss.wanted === "delete" ? "user:delete" : "user:update", async (tx) => {
    const connector = await lockConnector(tx, ctx, connectorId);
    // Since the request was refused, an admin may have ended the hold that refused it; then it is to be sent again.
    const isOver = connector.hold_id === null && !(await isAtLimit(tx, ctx, connectorId, connector.guard_limit));
    if (isOver) return { value: null, change: null };
    const holdId = connector.hold_id ?? uuidv7();
    const isNew = connector.hold_id === null;
    if (isNew) await startHold(tx, ctx, { holdId, connectorId, limit: connector.guard_limit ?? 0 });
    // Entra asks again every few minutes; a person waits once, for what was asked last.
    const again = await tx.query(
      `update access_loss set wanted = $4, at = $5 where organization_id = $1 and hold_id = $2 and user_id = $3 and state = 'waiting'
       returning id`,
      [ctx.organizationId, holdId, loss.userId, loss.wanted, ctx.now()],
    );
    if (again.length === 0) {
      await tx.query(
        `insert into access_loss (organization_id, id, connector_id, user_id, label, wanted, state, hold_id, request_id, at)
         values ($1, $2, $3, $4, $5, $6, 'waiting', $7, $8, $9)`,
        [
          ctx.organizationId,
          uuidv7({ msecs: ctx.now().getTime() }),
          connectorId,
          loss.userId,
          loss.label,
          loss.wanted,
          holdId,
          ctx.requestId,
          ctx.now(),
        ],
      );
    }
    return {
      value: holdId,
      change: isNew
        ? {
            action: "connector.hold",
            target: { type: "Connector", id: connectorId, name: ctx.actor.name },
            before: null,
            after: { holdId, limit: connector.guard_limit, first: loss.label },
          }
        : null,
    };
  });
}

async function lockConnector(
  tx: Tx,
  ctx: Ctx,
  id: string,
): Promise<{ guard_limit: number | null; hold_id: string | null }> {
  const rows = await tx.query<{ guard_limit: number | null; hold_id: string | null }>(
    "select guard_limit, hold_id from connector where organization_id = $1 and id = $2 for no key update",
    [ctx.organizationId, id],
  );
  if (rows[0] === undefined) throw new AppError("not_found", "This connector was deleted.");
  return rows[0];
}

/** Those who lost access within the hour belong to the hold: “keep everyone active” brings them back. */
async function startHold(
  tx: Tx,
  ctx: Ctx,
  hold: { readonly holdId: string; readonly connectorId: string; readonly limit: number },
): Promise<void> {
  const now = ctx.now();
  await tx.query(
    `insert into guard_hold (organization_id, id, connector_id, state, guard_limit, started_at) values ($1, $2, $3, 'held', $4, $5)`,
    [ctx.organizationId, hold.holdId, hold.connectorId, hold.limit, now],
  );
  await tx.query("update connector set hold_id = $3 where organization_id = $1 and id = $2", [
    ctx.organizationId,
    hold.connectorId,
    hold.holdId,
  ]);
  await tx.query(
    `update access_loss set hold_id = $3
     where organization_id = $1 and connector_id = $2 and id >= $4::uuid and state = 'done' and hold_id is null`,
    [ctx.organizationId, hold.connectorId, hold.holdId, firstUuidAt(new Date(now.getTime() - hour))],
  );
}
