import { type Ctx, requirePermission } from "@/lib/context";
import { withOrganization } from "@/lib/db/with-organization";
import type { ServiceAccountDto } from "@/lib/service-accounts/schemas";
import {
  type ServiceAccountRow,
  serviceAccountColumns,
  toServiceAccountDto,
} from "@/lib/service-accounts/service-account-row";

/** All service accounts by name. There are at most 200, so this is no page. */
export function listServiceAccounts(ctx: Ctx): Promise<readonly ServiceAccountDto[]> {
  requirePermission(ctx, "serviceAccount:read");
  return withOrganization(ctx.organizationId, async (tx) => {
    const rows = await tx.query<ServiceAccountRow>(
      `select ${serviceAccountColumns} from service_account a where a.organization_id = $1 order by a.name_key`,
      [ctx.organizationId, ctx.now()],
    );
    return rows.map(toServiceAccountDto);
  });
}
