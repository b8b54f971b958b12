import { type Ctx, requirePermission } from "@/lib/context";
import { withOrganization } from "@/lib/db/with-organization";
import type { SignInStats } from "@/lib/overview/schemas";
import { countSignedIn, readSignInDays } from "@/lib/overview/sign-in-stats";

/**
 * How many people signed in within 30 days, and for those who may read the log how many sign-ins each day had. Apart from the
 * overview, because it counts over more rows. @throws AppError `forbidden`
 */
export async function getSignInStats(ctx: Ctx): Promise<SignInStats> {
  requirePermission(ctx, "user:read");
  const { organizationId } = ctx;
  return withOrganization(organizationId, async (tx) => ({
    people: await countSignedIn(tx, organizationId, ctx.now()),
    days: ctx.permissions.has("log:read") ? await readSignInDays(tx, organizationId, ctx.now()) : [],
  }));
}
