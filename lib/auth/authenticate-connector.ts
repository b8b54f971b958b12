import { type CredentialCause, credentialCauses } from "@/lib/auth/credential-causes";
import { connectorPermissions, type Permission } from "@/lib/auth/permissions";
import { type Presented, readCredential } from "@/lib/auth/read-credential";
import {
  equalHashes,
  equalTexts,
  findEnd,
  findOwner,
  findServiceAccount,
  type StoredCredential,
  storedCredentialColumns,
} from "@/lib/auth/stored-credential";
import { type PolicyRow, policyColumns, toPolicy } from "@/lib/connectors/read-policy";
import { lookUp } from "@/lib/db/without-organization";
import { AppError } from "@/lib/errors";
import { toolkitOn } from "@/lib/organizations/toolkit-on";
import type { ProvisioningPolicy } from "@/lib/users/policy";
import { isUuid } from "@/lib/utils/uuid";

/** The connector that a request named, as the SCIM service needs it. */
export interface AuthenticatedConnector {
  readonly id: string;
  readonly name: string;
  readonly provisioningOn: boolean;
  readonly switchedBy: string | null;
  readonly switchedAt: Date | null;
  readonly uniqueGroupNames: boolean;
  readonly organizationSlug: string;
  /** Whether the organization has Enterprise Toolkit, without which SCIM answers nothing. */
  readonly toolkitOn: boolean;
  readonly policy: ProvisioningPolicy;
}

/** The organization and connector that a refused request reached, with the credential when it is one of theirs. */
export interface RefusedConnector extends CredentialCause {
  readonly ok: false;
  /** 401, or 403 when the credential holds and may not do this. */
  readonly status: 401 | 403;
  /** Null when no such connector exists: then there is nobody to tell. */
  readonly organizationId: string | null;
  readonly connector: AuthenticatedConnector | null;
  readonly tokenId: string | null;
  readonly tokenName: string | null;
}

export type ConnectorAuthentication =
  | {
      readonly ok: true;
      readonly organizationId: string;
      readonly connector: AuthenticatedConnector;
      /** What the request log names: the credential, or the client secret that an access token was issued for. */
      readonly token: { readonly id: string; readonly name: string };
      readonly permissions: ReadonlySet<Permission>;
      /** Set when Usher rehearses: the request may touch nothing but what this rehearsal made. */
      readonly rehearsalId: string | null;
    }
  | RefusedConnector;

interface ConnectorRow extends PolicyRow {
  readonly organization_id: string;
  readonly connector_id: string;
  readonly connector_name: string;
  readonly provisioning_on: boolean;
  readonly switched_by: string | null;
  readonly switched_at: Date | null;
  readonly unique_group_names: boolean;
  readonly toolkit: boolean;
  readonly other_connector_name: string | null;
}

type Row = ConnectorRow & (StoredCredential | { readonly credential_id: null });

const connectorColumns = `c.organization_id, c.id as connector_id, c.name as connector_name, c.provisioning_on, c.switched_by,
  c.switched_at, c.unique_group_names, o.toolkit, ${policyColumns}`;

// The credential is looked up inside the connector's organization only, so another organization's is simply unknown.
const statement = `
  select ${connectorColumns}, ${storedCredentialColumns}, tc.name as other_connector_name
  from connector c
  join organization o on o.id = c.organization_id
  left join credential t on t.organization_id = c.organization_id and t.hash = $2
  left join connector tc on tc.organization_id = t.organization_id and tc.id = t.connector_id
  where c.id = $1`;

// For an address without a connector of ours: the one that the credential belongs to was meant.
const meantStatement = `
  select ${connectorColumns}, ${storedCredentialColumns}, null as other_connector_name
  from credential t
  join connector c on c.organization_id = t.organization_id and c.id = t.connector_id
  join organization o on o.id = c.organization_id
  where t.hash = $1`;

/** What a request to SCIM proves itself with. */
export interface ScimRequest {
  readonly connectorId: string;
  readonly authorization: string | null;
  readonly now: Date;
}

/**
 * Who a SCIM request comes from: the connector of its URL, proven by a credential of that connector or of its organization.
 * One indexed statement and no cache, so a revoked credential is refused on its next request; a service account's token and an
 * API token cost a second one.
 */
export async function authenticateConnector(request: ScimRequest): Promise<ConnectorAuthentication> {
  const connectorId = request.connectorId.toLowerCase();
  const presented = readCredential(request.authorization);
  const [row] = isUuid(connectorId) ? await lookUp<Row>(statement, [connectorId, presented.hash]) : [];
  if (row === undefined) return await findMeant(presented);
  const verdict = await judge(row, presented, request.now);
  if (!("permissions" in verdict)) return refuse(row, verdict);
  return {
    ok: true,
    organizationId: row.organization_id,
    connector: toConnector(row),
    token: { id: verdict.id, name: verdict.name },
    permissions: verdict.permissions,
    rehearsalId: row.credential_id === null ? null : row.rehearsal_id,
  };
}

/** The connector of a known organization, as a request of its own would meet it. @throws AppError `not_found` */
export async function findAuthenticatedConnector(
  organizationId: string,
  connectorId: string,
): Promise<AuthenticatedConnector> {
  const [row] = await lookUp<ConnectorRow>(
    `select ${connectorColumns}, null as other_connector_name from connector c
     join organization o on o.id = c.organization_id where c.organization_id = $1 and c.id = $2`,
    [organizationId, connectorId],
  );
  if (row === undefined) throw new AppError("not_found", `Connector ${connectorId} does not exist here.`);
  return toConnector(row);
}

interface Grant {
  readonly id: string;
  readonly name: string;
  readonly permissions: ReadonlySet<Permission>;
}

interface Refusal {
  readonly status: 401 | 403;
  readonly cause: CredentialCause;
}

const unproven = (cause: CredentialCause): Refusal => ({ status: 401, cause });

/** The steps in order: a header that can be read, a credential that exists, of this connector, of this kind, that holds, that may. */
async function judge(row: Row, presented: Presented, now: Date): Promise<Grant | Refusal> {
  if (presented.hash === null) return unproven(presented.fault);
  if (row.credential_id === null || !equalHashes(row.hash, presented.hash)) return unproven(credentialCauses.unknown);
  const named = { kind: row.kind, name: row.credential_name };
  if (row.credential_connector_id !== null && row.credential_connector_id !== row.connector_id) {
    return unproven(credentialCauses.otherConnector(row.other_connector_name ?? ""));
  }
  if (row.kind === "client_secret") return unproven(credentialCauses.otherKind(named));
  if (presented.userName !== null && row.kind !== "basic") return unproven(credentialCauses.notAPassword(named));
  if (presented.userName !== null && !equalTexts(row.credential_user_name ?? "", presented.userName)) {
    return unproven(credentialCauses.userName(named));
  }
  const end = await findEnd(row.organization_id, row, now);
  if (end !== null) return unproven(end);
  return await grant(row);
}

async function grant(row: ConnectorRow & StoredCredential): Promise<Grant | Refusal> {
  const token = { id: row.issuer_id ?? row.credential_id, name: row.credential_name };
  if (row.service_account_id !== null) {
    const account = await findServiceAccount(row.organization_id, row.service_account_id);
    if (account === null) return unproven(credentialCauses.unknown);
    if (!account.active) return unproven(credentialCauses.accountDisabled(account.name));
    if (account.roles.includes("SCIM Authenticator")) return { ...token, permissions: connectorPermissions };
    return { status: 403, cause: credentialCauses.roleMissing(account.name, "SCIM Authenticator") };
  }
  if (row.user_id === null) return { ...token, permissions: connectorPermissions };
  const named = { kind: row.kind, name: row.credential_name };
  const owner = await findOwner(row.organization_id, row.user_id);
  if (owner === null) return unproven(credentialCauses.ownerWithoutAccess(named));
  // A connector acts above every access role, so nobody else's token may act as one.
  if (owner.accessRole !== "EnterpriseAdmin")
    return { status: 403, cause: credentialCauses.ownerBelowConnector(named) };
  const permissions = new Set(row.permissions.filter((one) => owner.may.has(one) && connectorPermissions.has(one)));
  if (permissions.size > 0) return { ...token, permissions };
  return { status: 403, cause: credentialCauses.permissionMissing(named, "every permission on users and groups") };
}

/** Nobody's address. The log of the connector that was meant, if there is one, tells its admin. */
async function findMeant(presented: Presented): Promise<RefusedConnector> {
  const [row] = presented.hash === null ? [] : await lookUp<Row>(meantStatement, [presented.hash]);
  if (row !== undefined) return refuse(row, unproven(credentialCauses.urlWithoutId));
  return {
    ok: false,
    status: 401,
    ...credentialCauses.connectorUnknown,
    organizationId: null,
    connector: null,
    tokenId: null,
    tokenName: null,
  };
}

function refuse(row: Row, { status, cause }: Refusal): RefusedConnector {
  return {
    ok: false,
    status,
    ...cause,
    organizationId: row.organization_id,
    connector: toConnector(row),
    tokenId: row.credential_id === null ? null : (row.issuer_id ?? row.credential_id),
    tokenName: row.credential_id === null ? null : row.credential_name,
  };
}

function toConnector(row: ConnectorRow): AuthenticatedConnector {
  return {
    id: row.connector_id,
    name: row.connector_name,
    provisioningOn: row.provisioning_on,
    switchedBy: row.switched_by,
    switchedAt: row.switched_at,
    uniqueGroupNames: row.unique_group_names,
    organizationSlug: row.slug,
    toolkitOn: toolkitOn(row.toolkit),
    policy: toPolicy(row),
  };
}
