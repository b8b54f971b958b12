import { type Ctx, requirePermission } from "@/lib/context";
import { withOrganization } from "@/lib/db/with-organization";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { type RequestListRow, requestListColumns, requestListFrom, toRequestItem } from "@/lib/request-log/list-item";
import type { RequestDetail } from "@/lib/request-log/schemas";
import { isUuid } from "@/lib/utils/uuid";

interface RequestRow extends RequestListRow {
  readonly remote_address: string | null;
  readonly notes: readonly string[];
  readonly body: unknown;
  readonly changes: RequestDetail["changes"];
}

/** One request as a story: who, what, what changed or why not. @throws AppError `not_found`, `forbidden` */
export async function getRequest(ctx: Ctx, id: string): Promise<RequestDetail> {
  requirePermission(ctx, "log:read");
  const rows = isUuid(id)
    ? await withOrganization(ctx.organizationId, (tx) =>
        tx.query<RequestRow>(
          `select ${requestListColumns}, r.remote_address, r.notes, r.body, r.changes ${requestListFrom}
           where r.organization_id = $1 and r.id = $2`,
          [ctx.organizationId, id],
        ),
      )
    : [];
  const row = rows[0];
  if (row === undefined) {
    throw new AppError(
      "not_found",
      `Request ${id} is not in the log. It was deleted after its time, or it belongs to another organization.`,
    );
  }
  return {
    ...toRequestItem(row),
    url: `${env().USHER_ORIGIN}/scim/v2/${row.connector_id}${row.path}`,
    remoteAddress: row.remote_address,
    notes: row.notes,
    body: row.body,
    changes: row.changes,
  };
}
