import type { Change } from "@/lib/audit/change";
import type { RequestRecord } from "@/lib/context";
import { hideSecrets } from "@/lib/credentials/hide-secrets";
import type { Tx } from "@/lib/db/transaction";

/** PostgreSQL stores neither NUL nor half of a surrogate pair, and a client may have sent either as a name, or a secret. */
function storable(text: string): string {
  return hideSecrets(text.toWellFormed().replaceAll("\0", "\u2400"));
}

/** One row of request_log as JSON, under its column names. */
function toRow(record: RequestRecord, change: Change | null, notes: readonly string[]) {
  return {
    id: record.id,
    connector_id: record.connectorId,
    at: record.startedAt.toISOString(),
    token_id: record.tokenId,
    token_name: record.tokenName,
    remote_address: record.remoteAddress,
    method: record.method,
    path: record.path,
    status: record.status,
    scim_type: record.scimType,
    duration_ms: Math.round(record.elapsed() * 100) / 100,
    summary: storable(record.summary),
    cause_code: record.causeCode,
    cause: record.cause === null ? null : storable(record.cause),
    cure: record.cure === null ? null : storable(record.cure),
    resource_type: record.resourceType,
    resource_id: storable(record.resourceId ?? "") || (change?.target.id ?? null),
    resource_name: record.resourceName ?? change?.target.name ?? null,
    is_probe: record.isProbe,
    rehearsal_id: record.rehearsalId,
    notes: [...record.notes, ...notes].map(storable),
    body: record.body ?? null,
    changes: change === null ? null : { before: change.before, after: change.after },
  };
}

export type RequestRow = ReturnType<typeof toRow>;

/** The row to write later, frozen as the request stands now. */
export function snapshotRequest(record: RequestRecord): RequestRow {
  return toRow(record, null, []);
}

/** Writes the row of a request in the transaction of its change. */
export async function insertRequestRow(
  tx: Tx,
  organizationId: string,
  record: RequestRecord,
  change: Change,
  notes: readonly string[],
): Promise<void> {
  await insertRequestRows(tx, organizationId, [toRow(record, change, notes)]);
}

/** Writes any number of rows in one statement. */
export async function insertRequestRows(tx: Tx, organizationId: string, rows: readonly RequestRow[]): Promise<void> {
  await tx.prepared(
    `insert into request_log (organization_id, id, connector_id, at, token_id, token_name, remote_address, method, path,
       status, scim_type, duration_ms, summary, cause_code, cause, cure, resource_type, resource_id, resource_name, is_probe,
       rehearsal_id, notes, body, changes)
     select $1, r.id, r.connector_id, r.at, r.token_id, r.token_name, r.remote_address, r.method, r.path,
       r.status, r.scim_type, r.duration_ms, r.summary, r.cause_code, r.cause, r.cure, r.resource_type, r.resource_id,
       r.resource_name, r.is_probe, r.rehearsal_id, r.notes, r.body, r.changes
     from jsonb_to_recordset($2::jsonb) as r (id uuid, connector_id uuid, at timestamptz, token_id uuid, token_name text,
       remote_address text, method text, path text, status int, scim_type text, duration_ms float8, summary text,
       cause_code text, cause text, cure text, resource_type text, resource_id text, resource_name text, is_probe boolean,
       rehearsal_id uuid, notes jsonb, body jsonb, changes jsonb)`,
    [organizationId, JSON.stringify(rows)],
  );
}

/** Writes what became of a request whose row was written when it began. */
export async function finishRequestRow(tx: Tx, organizationId: string, record: RequestRecord): Promise<void> {
  const row = snapshotRequest(record);
  await tx.query(
    `update request_log set duration_ms = $3, summary = $4, cause_code = $5, cause = $6, cure = $7, notes = $8::jsonb
     where organization_id = $1 and id = $2`,
    [
      organizationId,
      row.id,
      row.duration_ms,
      row.summary,
      row.cause_code,
      row.cause,
      row.cure,
      JSON.stringify(row.notes),
    ],
  );
}

/** Takes the row of a request that began and changed nothing out again: it is written with the others'. */
export async function deleteRequestRow(tx: Tx, organizationId: string, id: string): Promise<void> {
  await tx.query("delete from request_log where organization_id = $1 and id = $2", [organizationId, id]);
}
