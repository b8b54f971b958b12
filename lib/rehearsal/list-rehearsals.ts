import { type Ctx, requirePermission } from "@/lib/context";
import { withOrganization } from "@/lib/db/with-organization";
import { AppError } from "@/lib/errors";
import { selectRehearsals } from "@/lib/rehearsal/rehearsal-row";
import type { RehearsalDto } from "@/lib/rehearsal/schemas";

const most = 10;

/** The latest rehearsals of a connector, newest first. @throws AppError `not_found`, `forbidden` */
export function listRehearsals(ctx: Ctx, connectorId: string): Promise<readonly RehearsalDto[]> {
  requirePermission(ctx, "connector:read");
  return withOrganization(ctx.organizationId, async (tx) => {
    const params = [ctx.organizationId, connectorId];
    const found = await tx.query("select 1 from connector where organization_id = $1 and id = $2", params);
    if (found.length === 0) throw new AppError("not_found", `Connector ${connectorId} does not exist here.`);
    return selectRehearsals(tx, `order by id desc limit ${most}`, params);
  });
}
