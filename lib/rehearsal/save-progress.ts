import type { Ctx } from "@/lib/context";
import { withOrganization } from "@/lib/db/with-organization";
import type { RehearsalStep } from "@/lib/rehearsal/schemas";

/** Writes down how far a rehearsal has come, and that it lives. Returns false when somebody has ended it meanwhile. */
export async function saveProgress(
  ctx: Ctx,
  rehearsalId: string,
  steps: readonly RehearsalStep[] | null,
): Promise<boolean> {
  const rows = await withOrganization(ctx.organizationId, (tx) =>
    tx.query(
      `update rehearsal set alive_at = $3, steps = coalesce($4::jsonb, steps)
       where organization_id = $1 and id = $2 and state = 'running' returning id`,
      [ctx.organizationId, rehearsalId, ctx.now(), steps === null ? null : JSON.stringify(steps)],
    ),
  );
  return rows.length === 1;
}
