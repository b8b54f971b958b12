import { type Ctx, policyOf } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { forgetGoneValues } from "@/lib/schema-extensions/forget-gone-values";
import { requireCurrentExtensions } from "@/lib/schema-extensions/require-current-extensions";
import { isBuiltInExtension } from "@/lib/schema-extensions/schemas";

type Attributes = { readonly [name: string]: unknown };

/**
 * Sees to it that a user who was just saved has values of the extensions as they are at this moment. A connector sends what does not fit
 * again; what a person's decision brings back from earlier, such as the link of a conflict, loses it.
 *
 * @throws AppError `conflict`
 */
export async function settleExtensions(
  tx: Tx,
  ctx: Ctx,
  user: { readonly id: string; readonly before: Attributes; readonly after: Attributes },
): Promise<void> {
  const { id, before, after } = user;
  if (policyOf(ctx) !== null) return requireCurrentExtensions(tx, ctx, before, after);
  const brings = Object.keys(after).some(
    (name) =>
      name.startsWith("urn:") &&
      !isBuiltInExtension(name) &&
      JSON.stringify(after[name]) !== JSON.stringify(before[name]),
  );
  if (brings) await forgetGoneValues(tx, ctx.organizationId, id);
}
