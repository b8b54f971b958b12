import { mutate } from "@/lib/audit/mutate";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { requireConnectorName } from "@/lib/problems/list-problems";
import type { MarkProblem } from "@/lib/problems/schemas";

/**
 * Marks a problem of a connector as done, or takes that back. A request of later that has the cause shows it again.
 *
 * @throws AppError `not_found`, `forbidden`
 */
export function markProblem(ctx: Ctx, connectorId: string, input: MarkProblem): Promise<void> {
  return mutate(ctx, "connector:update", async (tx) => {
    const name = await requireConnectorName(tx, ctx.organizationId, connectorId);
    const changed = input.done ? await setDone(tx, ctx, connectorId, input) : await reopen(tx, ctx, connectorId, input);
    if (!changed) return { value: undefined, change: null };
    return {
      value: undefined,
      change: {
        action: input.done ? "connector.problem_done" : "connector.problem_reopen",
        target: { type: "Connector", id: connectorId, name },
        before: null,
        after: { cause: input.causeCode },
      },
    };
  });
}

async function setDone(tx: Tx, ctx: Ctx, connectorId: string, { causeCode }: MarkProblem): Promise<boolean> {
  await tx.query(
    `insert into problem_done (organization_id, connector_id, cause_code, done_by, done_at) values ($1, $2, $3, $4, $5)
     on conflict (organization_id, connector_id, cause_code) do update set done_by = excluded.done_by, done_at = excluded.done_at`,
    [ctx.organizationId, connectorId, causeCode, ctx.actor.name, ctx.now()],
  );
  return true;
}

async function reopen(tx: Tx, ctx: Ctx, connectorId: string, { causeCode }: MarkProblem): Promise<boolean> {
  const gone = await tx.query(
    "delete from problem_done where organization_id = $1 and connector_id = $2 and cause_code = $3 returning 1",
    [ctx.organizationId, connectorId, causeCode],
  );
  return gone.length > 0;
}
