import { type Ctx, requirePermission } from "@/lib/context";
import { requireHolder } from "@/lib/credentials/holder";
import { withOrganization } from "@/lib/db/with-organization";
import type { SetupLinkDto } from "@/lib/setup-links/schemas";
import { type SetupLinkRow, setupLinkColumns, toSetupLinkDto } from "@/lib/setup-links/setup-link-row";

/** Ended links of old are of interest to the audit log alone. */
const most = 100;

/** The setup links of a connector, newest first, those that ended included. @throws AppError `not_found`, `forbidden` */
export async function listSetupLinks(ctx: Ctx, connectorId: string): Promise<readonly SetupLinkDto[]> {
  requirePermission(ctx, "connector:update");
  return await withOrganization(ctx.organizationId, async (tx) => {
    await requireHolder(tx, ctx.organizationId, { kind: "connector", id: connectorId });
    const rows = await tx.query<SetupLinkRow>(
      `select ${setupLinkColumns} from setup_link l
       where l.organization_id = $1 and l.connector_id = $2 order by l.id desc limit ${most}`,
      [ctx.organizationId, connectorId],
    );
    return rows.map((row) => toSetupLinkDto(row, ctx.now()));
  });
}
