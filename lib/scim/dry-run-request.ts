import { type Ctx, requirePermission } from "@/lib/context";
import { withOrganization } from "@/lib/db/with-organization";
import { AppError } from "@/lib/errors";
import { type DryRunAnswer, readsOnly } from "@/lib/request-log/schemas";
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

/** What the log puts in place of a secret. */
const redacted = "•••";

/**
 * Repeats a write that was refused against the data of today, as its connector, without writing anything: what would be answered now,
 * and what would change.
 *
 * @throws AppError `not_found`; `forbidden`; `conflict` for a request that cannot be repeated: one that reads, that was accepted, that
 *   a rehearsal sent, or of which the log did not keep everything
 */
export async function dryRunRequest(ctx: Ctx, requestId: string): Promise<DryRunAnswer> {
  requirePermission(ctx, "log:read");
  requirePermission(ctx, "connector:read");
  const row = await readRequest(ctx, requestId);
  requireRepeatable(row);
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

function requireRepeatable(row: Row): void {
  if (readsOnly(row)) throw unrepeatable("It only reads. Dry runs are for requests that change something.");
  if (row.status < 400) throw unrepeatable("It was accepted: what it asked for is done.");
  if (row.rehearsal_id !== null)
    throw unrepeatable("A rehearsal sent it, whose people are gone. Rehearse again instead.");
  if (row.method !== "DELETE" && (row.body === null || typeof row.body !== "object")) {
    throw unrepeatable("Its body was not kept, because it was refused before it was read. Let Entra send it again.");
  }
  const text = JSON.stringify(row.body ?? "");
  if (text.includes(redacted) || row.path.includes(redacted)) {
    throw unrepeatable("It held a secret, which the log does not keep. Let Entra send it again.");
  }
  if (isCut(row.body)) throw unrepeatable("Its body was too long to be kept whole. Let Entra send it again.");
}

/** Whether the log kept a body, with nothing left out of it. */
export function isWhole({ body }: Pick<Row, "body">): boolean {
  return body !== null && typeof body === "object" && !JSON.stringify(body).includes(redacted) && !isCut(body);
}

/** As `redactBody` leaves a body that is too long. */
function isCut(body: Json): boolean {
  return typeof body === "object" && body !== null && "truncated" in body && "characters" in body;
}

function unrepeatable(why: string): AppError {
  return new AppError("conflict", `This request cannot be repeated as a dry run. ${why}`, { reason: "not_repeatable" });
}
