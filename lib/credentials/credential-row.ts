import type { Permission } from "@/lib/auth/permissions";
import type { Ctx } from "@/lib/context";
import { type Holder, heldBy } from "@/lib/credentials/holder";
import type { CredentialDto, WorkloadTrust } from "@/lib/credentials/schemas";
import { SqlParams } from "@/lib/db/sql";
import type { Tx } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";

export interface CredentialRow {
  readonly id: string;
  readonly kind: CredentialDto["kind"];
  readonly connector_id: string | null;
  readonly service_account_id: string | null;
  readonly user_id: string | null;
  readonly name: string;
  readonly description: string | null;
  readonly prefix: string | null;
  readonly user_name: string | null;
  readonly permissions: Permission[];
  readonly trust: WorkloadTrust | null;
  readonly access_hours: number | null;
  readonly active: boolean;
  readonly expires_at: Date | null;
  readonly revoked_at: Date | null;
  readonly created_by: string;
  readonly created_at: Date;
  readonly last_used_at: Date | null;
  readonly last_used_from: string | null;
  readonly version: number;
  readonly owner_name: string | null;
}

/** Everything but the hash, so that no path to a page or the audit log can carry it. */
export const credentialColumns = `c.id, c.kind, c.connector_id, c.service_account_id, c.user_id, c.name, c.description, c.prefix,
  c.user_name, c.permissions, c.trust, c.access_hours, c.active, c.expires_at, c.revoked_at, c.created_by, c.created_at,
  c.last_used_at, c.last_used_from, c.version, coalesce(u.display_name, u.user_name) as owner_name`;

export const credentialFrom = `from credential c
  left join "user" u on u.organization_id = c.organization_id and u.id = c.user_id`;

/** The credential of a holder. @throws AppError `not_found` */
export async function readCredential(
  tx: Tx,
  ctx: Ctx,
  holder: Holder,
  id: string,
  lock: "" | "for update of c" = "",
): Promise<CredentialRow> {
  const sql = new SqlParams(ctx.organizationId, id);
  const rows = await tx.query<CredentialRow>(
    `select ${credentialColumns} ${credentialFrom}
     where c.organization_id = $1 and c.id = $2 and ${heldBy(holder, sql)} ${lock}`,
    sql.values,
  );
  const row = rows[0];
  if (row === undefined) {
    throw new AppError("not_found", `Credential ${id} does not exist here. It was deleted, or it belongs elsewhere.`);
  }
  return row;
}

/** The same, its row locked until the transaction ends. */
export function lockCredential(tx: Tx, ctx: Ctx, holder: Holder, id: string): Promise<CredentialRow> {
  return readCredential(tx, ctx, holder, id, "for update of c");
}

export function toCredentialDto(row: CredentialRow, now: Date): CredentialDto {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    description: row.description,
    prefix: row.prefix,
    status: statusOf(row, now),
    expiresAt: row.expires_at?.toISOString() ?? null,
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
    lastUsedFrom: row.last_used_from,
    version: row.version,
    userName: row.user_name,
    permissions: row.permissions,
    trust: row.trust,
    accessHours: row.access_hours,
    owner: row.user_id === null ? null : { id: row.user_id, name: row.owner_name ?? row.created_by },
  };
}

/** What the audit log keeps of a credential. */
export function credentialSnapshot(row: CredentialRow): object {
  return {
    kind: row.kind,
    name: row.name,
    description: row.description,
    ...(row.connector_id === null ? {} : { connectorId: row.connector_id }),
    ...(row.service_account_id === null ? {} : { serviceAccountId: row.service_account_id }),
    ...(row.user_name === null ? {} : { userName: row.user_name }),
    ...(row.kind === "api_token" ? { permissions: row.permissions } : {}),
    ...(row.trust === null ? {} : { trust: row.trust }),
    ...(row.access_hours === null ? {} : { accessHours: row.access_hours }),
    active: row.active,
    expiresAt: row.expires_at?.toISOString() ?? null,
    revokedAt: row.revoked_at?.toISOString() ?? null,
  };
}

/** The most final state wins: a revoked credential stays “revoked” when it also expires. */
function statusOf(row: CredentialRow, now: Date): CredentialDto["status"] {
  if (row.revoked_at !== null) return "revoked";
  if (row.expires_at !== null && row.expires_at <= now) return "expired";
  return row.active ? "active" : "disabled";
}
