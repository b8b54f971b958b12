import { type Ctx, requirePermission } from "@/lib/context";
import { withOrganization } from "@/lib/db/with-organization";
import { readHold } from "@/lib/guard/hold-row";
import type { HoldDto } from "@/lib/guard/schemas";

/** A hold of the guard: who stopped what, and how many wait. @throws AppError `not_found`, `forbidden` */
export function getHold(ctx: Ctx, id: string): Promise<HoldDto> {
  requirePermission(ctx, "user:update");
  return withOrganization(ctx.organizationId, (tx) => readHold(tx, ctx.organizationId, id));
}
