import { v7 as uuidv7 } from "uuid";
import type { Mutation } from "@/lib/audit/mutate";
import type { Permission } from "@/lib/auth/permissions";
import type { Ctx } from "@/lib/context";
import { type CredentialRow, credentialSnapshot, toCredentialDto } from "@/lib/credentials/credential-row";
import type { CredentialDto, WorkloadTrust } from "@/lib/credentials/schemas";
import { hashSecret, shownPrefix } from "@/lib/credentials/secret";
import type { Tx } from "@/lib/db/transaction";

/** A credential to be; what is left out does not apply to its kind. */
export interface NewCredential {
  readonly kind: CredentialDto["kind"];
  /** Null for a workload identity. */
  readonly secret: string | null;
  readonly name: string;
  readonly description: string | null;
  readonly expiresAt: Date | null;
  readonly connectorId?: string;
  readonly serviceAccountId?: string;
  readonly owner?: { readonly id: string; readonly name: string };
  readonly userName?: string;
  readonly permissions?: readonly Permission[];
  readonly trust?: WorkloadTrust;
  readonly accessHours?: number;
}

/**
 * Writes a credential, of whose secret a hash stays. The caller has checked the holder, and adds the secret to its answer: the
 * only place where that ever stands.
 */
export async function insertCredential(tx: Tx, ctx: Ctx, made: NewCredential): Promise<Mutation<CredentialDto>> {
  const now = ctx.now();
  const row: CredentialRow = {
    id: uuidv7(),
    kind: made.kind,
    connector_id: made.connectorId ?? null,
    service_account_id: made.serviceAccountId ?? null,
    user_id: made.owner?.id ?? null,
    name: made.name,
    description: made.description,
    prefix: made.secret === null ? null : shownPrefix(made.secret),
    user_name: made.userName ?? null,
    permissions: [...(made.permissions ?? [])],
    trust: made.trust ?? null,
    access_hours: made.accessHours ?? null,
    active: true,
    expires_at: made.expiresAt,
    revoked_at: null,
    created_by: ctx.actor.name,
    created_at: now,
    last_used_at: null,
    last_used_from: null,
    version: 1,
    owner_name: made.owner?.name ?? null,
  };
  await tx.query(
    `insert into credential (organization_id, id, kind, connector_id, service_account_id, user_id, name, description, prefix,
       hash, user_name, permissions, trust, access_hours, active, expires_at, created_by, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::text[], $13::jsonb, $14, true, $15, $16, $17)`,
    [
      ctx.organizationId,
      row.id,
      row.kind,
      row.connector_id,
      row.service_account_id,
      row.user_id,
      row.name,
      row.description,
      row.prefix,
      made.secret === null ? null : hashSecret(made.secret),
      row.user_name,
      row.permissions,
      row.trust === null ? null : JSON.stringify(row.trust),
      row.access_hours,
      row.expires_at,
      row.created_by,
      now,
    ],
  );
  return {
    value: toCredentialDto(row, now),
    change: {
      action: "credential.create",
      target: { type: "Credential", id: row.id, name: row.name },
      before: null,
      after: credentialSnapshot(row),
    },
  };
}
