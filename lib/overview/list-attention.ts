import { listConnectors } from "@/lib/connectors/list-connectors";
import { type Ctx, requirePermission } from "@/lib/context";
import { withOrganization } from "@/lib/db/with-organization";
import { readToolkit } from "@/lib/organizations/read-toolkit";
import { attentionOf } from "@/lib/overview/attention";
import type { AttentionItem } from "@/lib/overview/schemas";

/** What waits for a human, worst first, without the rest of the overview: for the bell that stands on every page. @throws AppError `forbidden` */
export function listAttention(ctx: Ctx): Promise<readonly AttentionItem[]> {
  requirePermission(ctx, "user:read");
  return withOrganization(ctx.organizationId, async (tx) => {
    const connectors = ctx.permissions.has("connector:read") ? await listConnectors(ctx) : [];
    return await attentionOf(tx, ctx, { connectors, toolkitOn: await readToolkit(tx, ctx.organizationId) });
  });
}
