import { type Ctx, requirePermission } from "@/lib/context";
import { withOrganization } from "@/lib/db/with-organization";
import type { SessionDto } from "@/lib/sessions/schemas";
import { selectSessions } from "@/lib/sessions/session-row";

/** One's own sessions, latest seen first. @throws AppError `forbidden` */
export async function listSessions(ctx: Ctx): Promise<readonly SessionDto[]> {
  requirePermission(ctx, "user:read");
  const { actor } = ctx;
  if (actor.kind !== "user") return [];
  return await withOrganization(ctx.organizationId, (tx) => selectSessions(tx, ctx, actor.id));
}
