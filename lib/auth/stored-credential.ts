import { timingSafeEqual } from "node:crypto";
import { type CredentialCause, credentialCauses } from "@/lib/auth/credential-causes";
import type { Permission, ServiceRole } from "@/lib/auth/permissions";
import { type AccessRole, rolePermissions } from "@/lib/auth/permissions";
import type { CredentialKind } from "@/lib/credentials/schemas";
import { lookUp } from "@/lib/db/without-organization";

/** A row of the table credential, as far as it decides whether a request may pass. */
export interface StoredCredential {
  readonly credential_id: string;
  readonly kind: CredentialKind;
  readonly credential_name: string;
  readonly hash: string;
  readonly active: boolean;
  readonly expires_at: Date | null;
  readonly revoked_at: Date | null;
  readonly credential_connector_id: string | null;
  readonly service_account_id: string | null;
  readonly user_id: string | null;
  readonly issuer_id: string | null;
  readonly credential_user_name: string | null;
  readonly permissions: Permission[];
  readonly rehearsal_id: string | null;
}

/** The columns of StoredCredential, of the table under the alias `t`. */
export const storedCredentialColumns = `t.id as credential_id, t.kind, t.name as credential_name, t.hash, t.active, t.expires_at,
  t.revoked_at, t.connector_id as credential_connector_id, t.service_account_id, t.user_id, t.issuer_id,
  t.user_name as credential_user_name, t.permissions, t.rehearsal_id`;

/** The index already found equal text; this says so again without leaking where two hashes differ. */
export function equalHashes(stored: string | null, sent: string): boolean {
  const [a, b] = [Buffer.from(stored ?? "", "hex"), Buffer.from(sent, "hex")];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Whether two short texts are equal, in a time that does not tell where they differ. */
export function equalTexts(stored: string, sent: string): boolean {
  const [a, b] = [Buffer.from(stored), Buffer.from(sent)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Why a stored credential does not hold at `now`, or null. The most final reason is told. */
export async function findEnd(
  organizationId: string,
  it: StoredCredential,
  now: Date,
): Promise<CredentialCause | null> {
  const named = { kind: it.kind, name: it.credential_name };
  if (it.revoked_at !== null) {
    return credentialCauses.revoked(named, await findActor(organizationId, it, ["revoke", "disable"]));
  }
  if (it.expires_at !== null && it.expires_at <= now) return credentialCauses.expired(named, it.expires_at);
  if (it.active) return null;
  return credentialCauses.disabled(named, await findActor(organizationId, it, ["disable"]));
}

/** Who ended the credential, for the sentence. Only on the way to a refusal. */
async function findActor(
  organizationId: string,
  it: StoredCredential,
  acts: readonly string[],
): Promise<string | null> {
  const entries = await lookUp<{ actor_name: string }>(
    `select actor_name from audit_entry
     where organization_id = $1 and target_id = $2 and action = any($3::text[]) order by id desc limit 1`,
    // Rows from before there were several kinds say token.
    [organizationId, it.issuer_id ?? it.credential_id, acts.flatMap((act) => [`credential.${act}`, `token.${act}`])],
  );
  return entries[0]?.actor_name ?? null;
}

/** A service account as it is now; null when it was deleted. */
export async function findServiceAccount(
  organizationId: string,
  id: string,
): Promise<{ readonly name: string; readonly roles: readonly ServiceRole[]; readonly active: boolean } | null> {
  const rows = await lookUp<{ name: string; roles: ServiceRole[]; active: boolean }>(
    "select name, roles, active from service_account where organization_id = $1 and id = $2",
    [organizationId, id],
  );
  return rows[0] ?? null;
}

/** The person whose API token it is, or null when they are inactive or have no access role: then the token ends with them. */
export async function findOwner(
  organizationId: string,
  id: string,
): Promise<{ readonly accessRole: AccessRole; readonly may: ReadonlySet<Permission> } | null> {
  const rows = await lookUp<{ access_role: AccessRole }>(
    `select access_role from "user" where organization_id = $1 and id = $2 and active and access_role is not null`,
    [organizationId, id],
  );
  const [owner] = rows;
  return owner === undefined ? null : { accessRole: owner.access_role, may: rolePermissions[owner.access_role] };
}
