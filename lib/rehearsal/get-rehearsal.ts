import { type Ctx, requirePermission } from "@/lib/context";
import { withOrganization } from "@/lib/db/with-organization";
import { AppError } from "@/lib/errors";
import { selectRehearsals } from "@/lib/rehearsal/rehearsal-row";
import type { RehearsalDto } from "@/lib/rehearsal/schemas";

/** One rehearsal with its steps so far. @throws AppError `not_found`, `forbidden` */
export function getRehearsal(ctx: Ctx, connectorId: string, rehearsalId: string): Promise<RehearsalDto> {
  requirePermission(ctx, "connector:read");
  return withOrganization(ctx.organizationId, async (tx) => {
    const [found] = await selectRehearsals(tx, "and id = $3", [ctx.organizationId, connectorId, rehearsalId]);
    if (found === undefined) throw new AppError("not_found", `Rehearsal ${rehearsalId} does not exist here.`);
    return found;
  });
}
