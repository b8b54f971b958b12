import { type EntryRow, entryColumns, toItem } from "@/lib/audit/entry-row";
import type { AuditItem } from "@/lib/audit/schemas";
import { type Ctx, requirePermission } from "@/lib/context";
import { SqlParams } from "@/lib/db/sql";
import { withOrganization } from "@/lib/db/with-organization";

/**
 * The newest rows of the audit log with what they changed, newest first; with `targetId` only those about that one thing.
 *
 * @throws AppError `forbidden`
 */
export function listLatestEntries(
  ctx: Ctx,
  params: { readonly targetId?: string; readonly limit: number },
): Promise<readonly AuditItem[]> {
  requirePermission(ctx, "log:read");
  const { targetId, limit } = params;
  return withOrganization(ctx.organizationId, async (tx) => {
    const sql = new SqlParams(ctx.organizationId);
    const about = targetId === undefined ? "" : `and e.target_id = ${sql.add(targetId)}`;
    const rows = await tx.query<EntryRow>(
      `select ${entryColumns} from audit_entry e
       where e.organization_id = $1 ${about} order by e.id desc limit ${sql.add(limit)}`,
      sql.values,
    );
    return rows.map(toItem);
  });
}
