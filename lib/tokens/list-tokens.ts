import { type Ctx, requirePermission } from "@/lib/context";
import { withOrganization } from "@/lib/db/with-organization";
import { AppError } from "@/lib/errors";
import type { TokenDto } from "@/lib/tokens/schemas";
import { type TokenRow, tokenColumns, toTokenDto } from "@/lib/tokens/token-row";

/**
 * All tokens of a connector, newest first, ended ones included. There are few, so this is no page.
 *
 * @throws AppError `not_found` when the organization has no such connector
 */
export function listTokens(ctx: Ctx, connectorId: string): Promise<readonly TokenDto[]> {
  requirePermission(ctx, "token:read");
  return withOrganization(ctx.organizationId, async (tx) => {
    const connector = await tx.models.connector.findFirst({
      where: { id: connectorId, organizationId: ctx.organizationId },
      select: { id: true },
    });
    if (connector === null) throw new AppError("not_found", `Connector ${connectorId} does not exist here.`);
    const rows = await tx.query<TokenRow>(
      `select ${tokenColumns} from token where organization_id = $1 and connector_id = $2 order by id desc`,
      [ctx.organizationId, connectorId],
    );
    return rows.map((row) => toTokenDto(row, ctx.now()));
  });
}
