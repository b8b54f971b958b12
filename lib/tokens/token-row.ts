import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import type { TokenDto } from "@/lib/tokens/schemas";

export interface TokenRow {
  readonly id: string;
  readonly connector_id: string;
  readonly name: string;
  readonly description: string | null;
  readonly prefix: string;
  readonly active: boolean;
  readonly expires_at: Date | null;
  readonly revoked_at: Date | null;
  readonly created_by: string;
  readonly created_at: Date;
  readonly last_used_at: Date | null;
  readonly last_used_from: string | null;
}

/** Everything but the hash, so that no path to a page or the audit log can carry it. */
export const tokenColumns = `id, connector_id, name, description, prefix, active, expires_at, revoked_at, created_by,
  created_at, last_used_at, last_used_from`;

/** The token, its row locked until the transaction ends. @throws AppError `not_found` */
export async function lockToken(tx: Tx, ctx: Ctx, connectorId: string, tokenId: string): Promise<TokenRow> {
  const rows = await tx.query<TokenRow>(
    `select ${tokenColumns} from token where organization_id = $1 and connector_id = $2 and id = $3 for update`,
    [ctx.organizationId, connectorId, tokenId],
  );
  const row = rows[0];
  if (row === undefined) {
    throw new AppError(
      "not_found",
      `Token ${tokenId} does not exist here. It belongs to another connector or organization.`,
    );
  }
  return row;
}

export function toTokenDto(row: TokenRow, now: Date): TokenDto {
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    prefix: row.prefix,
    status: statusOf(row, now),
    expiresAt: row.expires_at?.toISOString() ?? null,
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
    lastUsedFrom: row.last_used_from,
  };
}

/** What the audit log keeps of a token. */
export function tokenSnapshot(row: TokenRow): object {
  return {
    name: row.name,
    description: row.description,
    connectorId: row.connector_id,
    active: row.active,
    expiresAt: row.expires_at?.toISOString() ?? null,
    revokedAt: row.revoked_at?.toISOString() ?? null,
  };
}

/** The most final state wins: a revoked token stays “revoked” when it also expires. */
function statusOf(row: TokenRow, now: Date): TokenDto["status"] {
  if (row.revoked_at !== null) return "revoked";
  if (row.expires_at !== null && row.expires_at <= now) return "expired";
  return row.active ? "active" : "disabled";
}
