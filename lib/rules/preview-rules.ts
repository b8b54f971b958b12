import { type Ctx, requirePermission } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import { AppError } from "@/lib/errors";
import { previewEffects } from "@/lib/rules/preview-effects";
import { readWorld, requireMayChange, toRules } from "@/lib/rules/read-draft";
import type { Rule } from "@/lib/rules/rule";
import { readRules } from "@/lib/rules/rule-row";
import type { PreviewRules, RulePreview } from "@/lib/rules/schemas";
import { type EffectSummary, requireSafeEffects } from "@/lib/rules/summarize-effects";

/**
 * Who would gain or lose what if these rules were saved now. It asks the statement that saving asks, and saves nothing.
 *
 * @throws AppError `forbidden`; `invalid_input` for rules that could not be saved
 */
export async function previewRules(ctx: Ctx, input: PreviewRules): Promise<RulePreview> {
  requirePermission(ctx, "rule:update");
  const { organizationId } = ctx;
  return withOrganization(organizationId, async (tx) => {
    const stored = await readRules(tx, organizationId);
    const [settings] = await tx.query<{ user_types: string[]; people: number }>(
      `select user_types, (select count(*)::int from "user" where organization_id = $1) as people
       from organization where id = $1`,
      [organizationId],
    );
    const known = { stored, userTypes: settings?.user_types ?? [] };
    const rules = toRules(input.rules, await readWorld(tx, ctx, known, input.rules));
    const { summary, ...changes } = await previewEffects(tx, organizationId, { rules, before: stored });
    return {
      ...changes,
      changedPeople: summary.affected,
      unchangedPeople: (settings?.people ?? 0) - summary.affected,
      refusal: await findRefusal(tx, ctx, { stored, rules, summary }),
    };
  });
}

async function findRefusal(
  tx: Tx,
  ctx: Ctx,
  { stored, rules, summary }: { stored: readonly Rule[]; rules: readonly Rule[]; summary: EffectSummary },
): Promise<string | null> {
  try {
    requireMayChange(ctx, stored, rules);
    await requireSafeEffects(tx, ctx, summary);
    return null;
  } catch (error) {
    if (error instanceof AppError) return error.message;
    throw error;
  }
}
