import type { RequestListItem } from "@/lib/request-log/schemas";

/** A request as the list selects it. */
export interface RequestListRow {
  readonly id: string;
  readonly at: Date;
  readonly connector_id: string;
  readonly connector_name: string | null;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly scim_type: string | null;
  readonly duration_ms: number;
  readonly summary: string;
  readonly cause_code: string | null;
  readonly cause: string | null;
  readonly cure: string | null;
  readonly token_name: string | null;
  readonly resource_type: "User" | "Group" | null;
  readonly resource_id: string | null;
  readonly resource_name: string | null;
  readonly is_probe: boolean;
  readonly rehearsal_id: string | null;
}

export const requestListColumns = `r.id, r.at, r.connector_id, c.name as connector_name, r.method, r.path, r.status, r.scim_type,
  r.duration_ms, r.summary, r.cause_code, r.cause, r.cure, r.token_name, r.resource_type, r.resource_id, r.resource_name,
  r.is_probe, r.rehearsal_id`;

export const requestListFrom =
  "from request_log r left join connector c on c.organization_id = r.organization_id and c.id = r.connector_id";

export function toRequestItem(row: RequestListRow): RequestListItem {
  return {
    id: row.id,
    at: row.at.toISOString(),
    connectorId: row.connector_id,
    connectorName: row.connector_name ?? "",
    outcome: outcomeOf(row.status),
    method: row.method,
    path: row.path,
    status: row.status,
    scimType: row.scim_type,
    durationMs: row.duration_ms,
    summary: row.summary,
    causeCode: row.cause_code,
    cause: row.cause,
    cure: row.cure,
    tokenName: row.token_name,
    resourceType: row.resource_type,
    resourceId: row.resource_id,
    resourceName: row.resource_name,
    isProbe: row.is_probe,
    rehearsalId: row.rehearsal_id,
  };
}

function outcomeOf(status: number): RequestListItem["outcome"] {
  if (status < 400) return "accepted";
  return status < 500 ? "refused" : "failed";
}
