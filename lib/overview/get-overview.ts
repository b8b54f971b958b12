import { listLatestEntries } from "@/lib/audit/list-latest-entries";
import { listConnectors } from "@/lib/connectors/list-connectors";
import { type Ctx, requirePermission } from "@/lib/context";
import { withOrganization } from "@/lib/db/with-organization";
import { readVerifiedDomains } from "@/lib/domains/verified-domains";
import { readToolkit } from "@/lib/organizations/read-toolkit";
import { attentionOf } from "@/lib/overview/attention";
import { readFigures } from "@/lib/overview/figures";
import type { AttentionItem, OverviewDto } from "@/lib/overview/schemas";
import { countOf } from "@/lib/utils/format";

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
    const toolkitOn = await readToolkit(tx, ctx.organizationId);
    return {
      ...figures,
      toolkitOn,
      connectors,
      hasVerifiedDomain:
        ctx.permissions.has("domain:read") && (await readVerifiedDomains(tx, ctx.organizationId)).length > 0,
      attention: [...toolkitItem(toolkitOn, connectors.length), ...(await attentionOf(tx, ctx, connectors))],
      latestChanges: ctx.permissions.has("log:read") ? await listLatestEntries(ctx, { limit: changesShown }) : [],
    };
  });
}

/** Before everything else: without the entitlement nothing that the connectors ask for is done. */
function toolkitItem(on: boolean, connectors: number): readonly AttentionItem[] {
  if (on || connectors === 0) return [];
  return [
    {
      severity: "danger",
      text: `Enterprise Toolkit is off, so SCIM answers 403 to ${countOf(connectors, "connector")}.`,
      href: "/billing",
      action: "Open Billing",
    },
  ];
}
