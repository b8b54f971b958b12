import { mutate } from "@/lib/audit/mutate";
import type { Ctx } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { endHold, lockOpenHold, readHold } from "@/lib/guard/hold-row";
import type { HoldDto } from "@/lib/guard/schemas";

/**
 * Lets a connector work again after “keep everyone active”. Whoever Entra still wants to deactivate is counted anew.
 *
 * @throws AppError `not_found`; `conflict` while people still wait for a decision, or when the hold has ended
 */
export function resumeHold(ctx: Ctx, holdId: string): Promise<HoldDto> {
  return mutate(ctx, "user:update", async (tx) => {
    const hold = await lockOpenHold(tx, ctx.organizationId, holdId);
    if (hold.state === "held") {
      throw new AppError(
        "conflict",
        "People wait for a decision. Let them lose access or keep everyone active first.",
        { field: "state" },
      );
    }
    await tx.query(
      "update access_loss set state = 'kept' where organization_id = $1 and hold_id = $2 and state = 'waiting'",
      [ctx.organizationId, holdId],
    );
    await endHold(tx, ctx.organizationId, hold, { state: "resumed", by: ctx.actor.name, now: ctx.now() });
    return {
      value: await readHold(tx, ctx.organizationId, holdId),
      change: {
        action: "connector.resume",
        target: { type: "Connector", id: hold.connectorId, name: hold.connectorName },
        before: { holdId, state: hold.state },
        after: { holdId, state: "resumed" },
      },
    };
  });
}
