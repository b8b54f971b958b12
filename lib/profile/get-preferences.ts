import { type Ctx, requirePermission } from "@/lib/context";
import { withOrganization } from "@/lib/db/with-organization";
import { ownUserId } from "@/lib/profile/own-user";
import { readPreferences } from "@/lib/profile/preferences-row";
import type { Preferences } from "@/lib/profile/schemas";

/** How the person who acts wants to see their pages. @throws AppError `forbidden` for machines, which see none */
export async function getPreferences(ctx: Ctx): Promise<Preferences> {
  requirePermission(ctx, "organization:read");
  const userId = ownUserId(ctx);
  return await withOrganization(ctx.organizationId, (tx) => readPreferences(tx, ctx.organizationId, userId));
}
