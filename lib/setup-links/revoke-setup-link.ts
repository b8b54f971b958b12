import { mutate } from "@/lib/audit/mutate";
import type { Ctx } from "@/lib/context";
import { AppError } from "@/lib/errors";
import type { SetupLinkDto } from "@/lib/setup-links/schemas";
import {
  type SetupLinkRow,
  setupLinkColumns,
  setupLinkSnapshot,
  toSetupLinkDto,
} from "@/lib/setup-links/setup-link-row";

/**
 * Ends a setup link for good: its next request is refused. The secrets that were made by it stay, because Entra may use them by
 * now. Revoking twice changes nothing.
 *
 * @throws AppError `not_found`, `forbidden`
 */
export function revokeSetupLink(ctx: Ctx, connectorId: string, setupLinkId: string): Promise<SetupLinkDto> {
  return mutate(ctx, "connector:update", async (tx) => {
    const now = ctx.now();
    const rows = await tx.query<SetupLinkRow>(
      `select ${setupLinkColumns} from setup_link l
       where l.organization_id = $1 and l.connector_id = $2 and l.id = $3 for update`,
      [ctx.organizationId, connectorId, setupLinkId],
    );
    const [row] = rows;
    if (row === undefined) throw new AppError("not_found", `Setup link ${setupLinkId} does not exist here.`);
    if (row.revoked_at !== null) return { value: toSetupLinkDto(row, now), change: null };
    await tx.query("update setup_link set revoked_at = $3, revoked_by = $4 where organization_id = $1 and id = $2", [
      ctx.organizationId,
      setupLinkId,
      now,
      ctx.actor.name,
    ]);
    return {
      value: toSetupLinkDto({ ...row, revoked_at: now }, now),
      change: {
        action: "setup_link.revoke",
        target: { type: "SetupLink", id: setupLinkId, name: row.for_whom },
        before: setupLinkSnapshot(toSetupLinkDto(row, now), connectorId),
        after: null,
      },
    };
  });
}
