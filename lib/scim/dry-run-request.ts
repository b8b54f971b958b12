import { type Ctx, requirePermission } from "@/lib/context";
import { withOrganization } from "@/lib/db/with-organization";
import { AppError } from "@/lib/errors";
import type { DryRunAnswer } from "@/lib/request-log/schemas";
import { whyUnrepeatable } from "@/lib/request-log/why-unrepeatable";
import { dryRun } from "@/lib/scim/http/dry-run";
import type { Json } from "@/lib/scim/protocol/schema/attribute";
import { isUuid } from "@/lib/utils/uuid";

interface Row {
  readonly connector_id: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly token_id: string | null;
  readonly token_name: string | null;
  readonly rehearsal_id: string | null;
  readonly body: Json;
}

/**
 * Repeats a write that was refused against the data of today, as its connector, without writing anything: what would be answered now,
 * and what would change.
 *
 * @throws AppError `not_found`; `forbidden`; `conflict` for a request that cannot be repeated
 */
export async function dryRunRequest(ctx: Ctx, requestId: string): Promise<DryRunAnswer> {
  requirePermission(ctx, "log:read");
  requirePermission(ctx, "connector:read");
  const row = await readRequest(ctx, requestId);
  const why = whyUnrepeatable({ ...row, rehearsalId: row.rehearsal_id });
  if (why !== null) {
    throw new AppError("conflict", `This request cannot be repeated as a dry run. ${why}`, {
      reason: "not_repeatable",
    });
  }
  const { body: _, ...answer } = await dryRun(ctx.organizationId, {
    connectorId: row.connector_id,
    method: row.method,
    path: row.path,
    body: row.body,
    token: { id: row.token_id ?? "", name: row.token_name ?? "" },
  });
  return answer;
}

async function readRequest(ctx: Ctx, id: string): Promise<Row> {
  const rows = isUuid(id)
    ? await withOrganization(ctx.organizationId, (tx) =>
        tx.query<Row>(
          `select connector_id, method, path, status, token_id, token_name, rehearsal_id, body from request_log
           where organization_id = $1 and id = $2`,
          [ctx.organizationId, id],
        ),
      )
    : [];
  if (rows[0] !== undefined) return rows[0];
  throw new AppError(
    "not_found",
    `Request ${id} is not in the log. It was deleted after its time, or it belongs elsewhere.`,
  );
}
