import type { SetupLinkDto, SetupScope } from "@/lib/setup-links/schemas";

export interface SetupLinkRow {
  readonly id: string;
  readonly for_whom: string;
  readonly scope: SetupScope;
  readonly created_by: string;
  readonly created_at: Date;
  readonly expires_at: Date;
  readonly first_used_at: Date | null;
  readonly last_used_at: Date | null;
  readonly revoked_at: Date | null;
}

/** Everything but the hash, so that no path to a page or the audit log can carry it. */
export const setupLinkColumns =
  "l.id, l.for_whom, l.scope, l.created_by, l.created_at, l.expires_at, l.first_used_at, l.last_used_at, l.revoked_at";

export function toSetupLinkDto(row: SetupLinkRow, now: Date): SetupLinkDto {
  return {
    id: row.id,
    forWhom: row.for_whom,
    scope: row.scope,
    status: row.revoked_at !== null ? "revoked" : row.expires_at <= now ? "expired" : "active",
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    firstUsedAt: row.first_used_at?.toISOString() ?? null,
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
  };
}

/** What the audit log keeps of a link. */
export function setupLinkSnapshot({ forWhom, scope, expiresAt }: SetupLinkDto, connectorId: string): object {
  return { forWhom, scope, expiresAt, connectorId };
}
