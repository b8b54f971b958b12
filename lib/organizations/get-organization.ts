import { type Ctx, requirePermission } from "@/lib/context";
import { withOrganization } from "@/lib/db/with-organization";
import { readOrganization, toOrganizationDetail } from "@/lib/organizations/organization-row";
import type { OrganizationDetail } from "@/lib/organizations/schemas";

/** The organization of the context. @throws AppError `forbidden` */
export function getOrganization(ctx: Ctx): Promise<OrganizationDetail> {
  requirePermission(ctx, "organization:read");
  return withOrganization(ctx.organizationId, async (tx) => toOrganizationDetail(await readOrganization(tx, ctx)));
}
