import { listLatestEntries } from "@/lib/audit/list-latest-entries";
import { listConnectors } from "@/lib/connectors/list-connectors";
import { type Ctx, requirePermission } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import { readVerifiedDomains } from "@/lib/domains/verified-domains";
import { readUserFolders } from "@/lib/folders/read-user-folders";
import { readToolkit } from "@/lib/organizations/read-toolkit";
import { attentionOf } from "@/lib/overview/attention";
import { readFigures } from "@/lib/overview/figures";
import type { OverviewDto } from "@/lib/overview/schemas";
import { readSeries } from "@/lib/request-stats/read-series";

const changesShown = 10;

/**
 * The figures of the organization, and for those who may see or do something about them its connectors, what needs a human, and
 * the latest changes.
 */
export function getOverview(ctx: Ctx): Promise<OverviewDto> {
  requirePermission(ctx, "user:read");
  // The verbs inside join this transaction, so all parts of the page show the same moment.
  return withOrganization(ctx.organizationId, async (tx) => {
    const figures = await readFigures(tx, ctx.organizationId, ctx.now());
    const connectors = ctx.permissions.has("connector:read") ? await listConnectors(ctx) : [];
    const toolkitOn = await readToolkit(tx, ctx.organizationId);
    return {
      ...figures,
      toolkitOn,
      connectors,
      hours: await readHours(tx, ctx, connectors),
      hasVerifiedDomain:
        ctx.permissions.has("domain:read") && (await readVerifiedDomains(tx, ctx.organizationId)).length > 0,
      ...(await readSetUp(tx, ctx)),
      ownFolders: await readOwnFolders(tx, ctx),
      attention: await attentionOf(tx, ctx, { connectors, toolkitOn }),
      latestChanges: ctx.permissions.has("log:read") ? await listLatestEntries(ctx, { limit: changesShown }) : [],
    };
  });
}

async function readHours(tx: Tx, ctx: Ctx, connectors: OverviewDto["connectors"]): Promise<OverviewDto["hours"]> {
  if (connectors.length === 0) return {};
  const connectorIds = connectors.map(({ id }) => id);
  return Object.fromEntries(await readSeries(tx, ctx.organizationId, { connectorIds, range: "24h", now: ctx.now() }));
}

async function readSetUp(tx: Tx, ctx: Ctx): Promise<Pick<OverviewDto, "checklistDone" | "ssoProven">> {
  const [row] = await tx.query<{ done: boolean; proven: boolean }>(
    `select checklist_done_at is not null as done,
       exists (select 1 from connector_sign_in s where s.organization_id = o.id and s.proven_at is not null) as proven
     from organization o where o.id = $1`,
    [ctx.organizationId],
  );
  return {
    checklistDone: row?.done === true,
    ssoProven: ctx.permissions.has("connector:read") && row?.proven === true,
  };
}

/** Each folder once, however many reasons there are for it. */
async function readOwnFolders(tx: Tx, ctx: Ctx): Promise<OverviewDto["ownFolders"]> {
  if (ctx.actor.kind !== "user" || ctx.permissions.has("log:read")) return [];
  const folders = await readUserFolders(tx, ctx.organizationId, ctx.actor.id);
  return [...new Map(folders.map(({ folderId, path }) => [folderId, { id: folderId, path }])).values()];
}
