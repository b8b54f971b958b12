import { listEntries } from "@/lib/audit/list-entries";
import { listConnectors } from "@/lib/connectors/list-connectors";
import { type Ctx, requirePermission } from "@/lib/context";
import { withOrganization } from "@/lib/db/with-organization";
import { readVerifiedDomains } from "@/lib/domains/verified-domains";
import { attentionOf } from "@/lib/overview/attention";
import { readFigures } from "@/lib/overview/figures";
import type { OverviewDto } from "@/lib/overview/schemas";

const changesShown = 10;

/**
 * The figures of the organization, and for those who may see or do something about them its connectors, what needs a human, and
 * the latest changes.
 */
export function getOverview(ctx: Ctx): Promise<OverviewDto> {
  requirePermission(ctx, "user:read");
  // The verbs inside join this transaction, so all parts of the page show the same moment.
  return withOrganization(ctx.organizationId, async (tx) => {
    const figures = await readFigures(tx, ctx.organizationId);
    const connectors = ctx.permissions.has("connector:read") ? await listConnectors(ctx) : [];
    return {
      ...figures,
      connectors,
      hasVerifiedDomain:
        ctx.permissions.has("domain:read") && (await readVerifiedDomains(tx, ctx.organizationId)).length > 0,
      attention: await attentionOf(tx, ctx, connectors),
      latestChanges: ctx.permissions.has("log:read") ? await listEntries(ctx, { limit: changesShown }) : [],
    };
  });
}
