import type { AuditItem } from "@/lib/audit/schemas";
import { type Ctx, requirePermission } from "@/lib/context";
import { withOrganization } from "@/lib/db/with-organization";

interface EntryRow {
  readonly id: string;
  readonly at: Date;
  readonly actor_kind: AuditItem["actor"]["kind"];
  readonly actor_name: string;
  readonly action: string;
  readonly target_type: string;
  readonly target_id: string;
  readonly target_name: string;
  readonly before: object | null;
  readonly after: object | null;
}

/** The newest rows of the audit log, newest first; with `targetId` only those about that one thing. */
export function listEntries(
  ctx: Ctx,
  params: { readonly targetId?: string; readonly limit: number },
): Promise<readonly AuditItem[]> {
  requirePermission(ctx, "log:read");
  const { targetId, limit } = params;
  return withOrganization(ctx.organizationId, async (tx) => {
    const rows = await tx.query<EntryRow>(
      `select id, at, actor_kind, actor_name, action, target_type, target_id, target_name, before, after
       from audit_entry
       where organization_id = $1 ${targetId === undefined ? "" : "and target_id = $3"}
       order by id desc limit $2`,
      targetId === undefined ? [ctx.organizationId, limit] : [ctx.organizationId, limit, targetId],
    );
    return rows.map(toItem);
  });
}

function toItem(row: EntryRow): AuditItem {
  return {
    id: row.id,
    at: row.at.toISOString(),
    actor: { kind: row.actor_kind, name: row.actor_name },
    action: row.action,
    target: { type: row.target_type, id: row.target_id, name: row.target_name },
    before: row.before,
    after: row.after,
  };
}
