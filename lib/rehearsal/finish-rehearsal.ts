import { mutate } from "@/lib/audit/mutate";
import { allowing, type Ctx } from "@/lib/context";
import { cleanRehearsal, type Ending } from "@/lib/rehearsal/clean-rehearsal";
import type { RehearsalStep } from "@/lib/rehearsal/schemas";

/**
 * Ends a rehearsal in one transaction with everything that it made, and says so in the audit log. One that has ended stays as it is.
 * Whoever started it, or the job that found it dead, ends it; no permission is asked for, because that was done at its start.
 */
export function finishRehearsal(ctx: Ctx, ending: Ending): Promise<void> {
  return mutate(allowing(ctx, "connector:update"), "connector:update", async (tx) => {
    const ended = await cleanRehearsal(tx, ctx, ending);
    if (ended === null) return { value: undefined, change: null };
    const [connector] = await tx.query<{ name: string }>(
      "select name from connector where organization_id = $1 and id = $2",
      [ctx.organizationId, ended.connectorId],
    );
    return {
      value: undefined,
      change: {
        action: "connector.rehearsal_finish",
        target: { type: "Connector", id: ended.connectorId, name: connector?.name ?? "" },
        before: null,
        after: { rehearsalId: ending.rehearsalId, state: ending.state, ...countSteps(ending.steps ?? []) },
      },
    };
  });
}

function countSteps(steps: readonly RehearsalStep[]): object {
  if (steps.length === 0) return {};
  const failed = steps.filter((step) => step.problem !== null);
  return {
    passed: steps.filter((step) => step.state === "passed").length,
    of: steps.length,
    ...(failed.length === 0 ? {} : { causes: [...new Set(failed.map((step) => step.problem?.causeCode))] }),
  };
}
