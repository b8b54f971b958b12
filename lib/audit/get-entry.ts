import { type EntryRow, entryColumns, toItem } from "@/lib/audit/entry-row";
import type { AuditDetail } from "@/lib/audit/schemas";
import { type Ctx, requirePermission } from "@/lib/context";
import { withOrganization } from "@/lib/db/with-organization";
import { AppError } from "@/lib/errors";
import { isUuid } from "@/lib/utils/uuid";

type DetailRow = EntryRow & { readonly request_id: string; readonly in_request_log: boolean };

/** One change with its diff, and whether its request can still be looked at. @throws AppError `not_found`, `forbidden` */
export async function getEntry(ctx: Ctx, id: string): Promise<AuditDetail> {
  requirePermission(ctx, "log:read");
  const rows = isUuid(id)
    ? await withOrganization(ctx.organizationId, (tx) =>
        tx.query<DetailRow>(
          `select ${entryColumns}, e.request_id, r.id is not null as in_request_log
           from audit_entry e left join request_log r on r.organization_id = e.organization_id and r.id = ${requestUuid}
           where e.organization_id = $1 and e.id = $2`,
          [ctx.organizationId, id],
        ),
      )
    : [];
  const row = rows[0];
  if (row === undefined) {
    throw new AppError("not_found", `Change ${id} is not in the audit log, or it belongs to another organization.`);
  }
  return { ...toItem(row), requestId: row.request_id, inRequestLog: row.in_request_log };
}

// A request id of a proxy in front of us may be any text.
const requestUuid = `case when e.request_id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then e.request_id::uuid end`;
