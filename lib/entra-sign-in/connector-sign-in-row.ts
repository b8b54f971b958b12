import type { Tx } from "@/lib/db/transaction";
import type { ConnectorSignInDto, SignInSecretDto, SignInTest } from "@/lib/entra-sign-in/schemas";

interface SignInRow {
  readonly authority: string;
  readonly issuer: string;
  readonly entra_tenant_id: string;
  readonly client_id: string;
  readonly active: boolean;
  readonly new_people: "sso" | "builtin";
  readonly create_people: boolean;
  readonly proven_at: Date | null;
  readonly proven_by: string | null;
  readonly failing_since: Date | null;
  readonly failure: string | null;
  readonly last_test: SignInTest | null;
  readonly version: number;
  readonly secrets: readonly SignInSecretDto[];
}

/** The settings of a connector's sign-in; null before there are any. With `lock`, waits for whoever changes them. */
export async function readConnectorSignIn(
  tx: Tx,
  organizationId: string,
  connectorId: string,
  lock: "" | "for update of s" = "",
): Promise<ConnectorSignInDto | null> {
  const [row] = await tx.query<SignInRow>(
    `select s.authority, s.issuer, s.entra_tenant_id, s.client_id, s.active, s.new_people, s.create_people, s.proven_at, s.proven_by,
       s.failing_since, s.failure, s.last_test, s.version,
       (select coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'hint', x.hint, 'endsOn', x.ends_on, 'createdBy', x.created_by,
          'createdAt', x.created_at, 'lastUsedAt', x.last_used_at, 'refusedAs', x.refused_as) order by x.id), '[]')
        from sign_in_secret x where x.organization_id = s.organization_id and x.connector_id = s.connector_id) as secrets
     from connector_sign_in s where s.organization_id = $1 and s.connector_id = $2 ${lock}`,
    [organizationId, connectorId],
  );
  return row === undefined ? null : toDto(row);
}

function toDto(row: SignInRow): ConnectorSignInDto {
  return {
    authority: row.authority,
    issuer: row.issuer,
    entraTenantId: row.entra_tenant_id,
    clientId: row.client_id,
    active: row.active,
    newPeople: row.new_people,
    createPeople: row.create_people,
    provenAt: row.proven_at?.toISOString() ?? null,
    provenBy: row.proven_by,
    failingSince: row.failing_since?.toISOString() ?? null,
    failure: row.failure,
    lastTest: row.last_test,
    secrets: row.secrets,
    version: row.version,
  };
}

/** What the audit log keeps of the settings. */
export function signInSnapshot(settings: ConnectorSignInDto) {
  const { authority, issuer, clientId, active, newPeople, createPeople } = settings;
  return { authority, issuer, clientId, active, newPeople, createPeople };
}
