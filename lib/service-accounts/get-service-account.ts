import { type Ctx, requirePermission } from "@/lib/context";
import { withOrganization } from "@/lib/db/with-organization";
import type { ServiceAccountDto } from "@/lib/service-accounts/schemas";
import { readServiceAccount, toServiceAccountDto } from "@/lib/service-accounts/service-account-row";

/** @throws AppError `not_found` */
export function getServiceAccount(ctx: Ctx, id: string): Promise<ServiceAccountDto> {
  requirePermission(ctx, "serviceAccount:read");
  return withOrganization(ctx.organizationId, async (tx) => toServiceAccountDto(await readServiceAccount(tx, ctx, id)));
}
