import type { ServiceRole } from "@/lib/auth/permissions";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import type { ServiceAccountDto } from "@/lib/service-accounts/schemas";

export interface ServiceAccountRow {
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  readonly roles: ServiceRole[];
  readonly active: boolean;
  readonly created_by: string;
  readonly created_at: Date;
  readonly version: number;
  readonly live_tokens: number;
  readonly last_used_at: Date | null;
}

/** Of `a`, the table service_account; `$2` is now. */
export const serviceAccountColumns = `a.id, a.name, a.description, a.roles, a.active, a.created_by, a.created_at, a.version,
  (select count(*)::int from credential c
   where c.organization_id = a.organization_id and c.service_account_id = a.id and c.active and c.revoked_at is null
     and (c.expires_at is null or c.expires_at > $2)) as live_tokens,
  (select max(c.last_used_at) from credential c
   where c.organization_id = a.organization_id and c.service_account_id = a.id) as last_used_at`;

/** The service account; with `lock` its row is locked until the transaction ends. @throws AppError `not_found` */
export async function readServiceAccount(
  tx: Tx,
  ctx: Ctx,
  id: string,
  lock: "" | "for update of a" = "",
): Promise<ServiceAccountRow> {
  const rows = await tx.query<ServiceAccountRow>(
    `select ${serviceAccountColumns} from service_account a where a.organization_id = $1 and a.id = $3 ${lock}`,
    [ctx.organizationId, ctx.now(), id],
  );
  const row = rows[0];
  if (row === undefined) throw new AppError("not_found", `Service account ${id} does not exist here.`);
  return row;
}

export function toServiceAccountDto(row: ServiceAccountRow): ServiceAccountDto {
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    roles: row.roles,
    active: row.active,
    liveTokens: row.live_tokens,
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
    version: row.version,
  };
}

/** What the audit log keeps of a service account. */
export function serviceAccountSnapshot(row: ServiceAccountRow): object {
  return { name: row.name, description: row.description, roles: row.roles, active: row.active };
}
