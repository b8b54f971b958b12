import { v7 as uuidv7 } from "uuid";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import type { WantedLoss } from "@/lib/guard/schemas";
import { firstUuidAt } from "@/lib/utils/uuid";

/** A person who is about to lose their access by a connector's request. */
export interface AccessLossInput {
  readonly userId: string;
  readonly label: string;
  readonly wanted: WantedLoss;
}

const hour = 3_600_000;

/**
 * Asks the guard whether a connector may take access from one more person (PRODUCT K16), and counts it when it may. Persons
 * and rehearsals are not counted. Inside the transaction of the change: the connector's row is locked, so of many at once exactly the
 * limit passes.
 *
 * Deletions and deactivations of the last hour count, but none from before the last decision of an admin.
 */
export async function admitAccessLoss(tx: Tx, ctx: Ctx, loss: AccessLossInput): Promise<"admitted" | "held"> {
  if (ctx.actor.kind !== "connector" || ctx.rehearsalId !== undefined) return "admitted";
  const { policy } = ctx.actor;
  // Without a guard there is nothing to count, so nobody has to wait for anybody.
  if (policy.guardLimit === null && policy.holdId === null) return "admitted";
  const [connector] = await tx.query<{ guard_limit: number | null; hold_id: string | null }>(
    `select guard_limit, hold_id from connector
     where organization_id = $1 and id = $2 for no key update`,
    [ctx.organizationId, ctx.actor.id],
  );
  if (connector?.hold_id) return "held";
  if (connector === undefined || connector.guard_limit === null) return "admitted";
  if (await isAtLimit(tx, ctx, ctx.actor.id, connector.guard_limit)) return "held";
  await tx.query(
    `insert into access_loss (organization_id, id, connector_id, user_id, label, wanted, state, request_id, at)
     values ($1, $2, $3, $4, $5, $6, 'done', $7, $8)`,
    [
      ctx.organizationId,
      uuidv7({ msecs: ctx.now().getTime() }),
      ctx.actor.id,
      loss.userId,
      loss.label,
      loss.wanted,
      ctx.requestId,
      ctx.now(),
    ],
  );
  return "admitted";
}

/**
 * Whether a connector has taken access from as many people within the hour as its limit allows. Ids are UUIDv7, so a range of
 * the index (organization_id, connector_id, id) is a range of time.
 */
export async function isAtLimit(tx: Tx, ctx: Ctx, connectorId: string, limit: number | null): Promise<boolean> {
  if (limit === null) return false;
  const since = new Date(ctx.now().getTime() - hour);
  const [row] = await tx.query<{ count: number }>(
    `select count(*)::int as count from access_loss
     where organization_id = $1 and connector_id = $2 and id >= $3::uuid and state = 'done' and hold_id is null`,
    [ctx.organizationId, connectorId, firstUuidAt(since)],
  );
  return (row?.count ?? 0) >= limit;
}
