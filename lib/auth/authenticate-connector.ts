import { timingSafeEqual } from "node:crypto";
import { type CredentialCause, credentialCauses } from "@/lib/auth/credential-causes";
import { type Bearer, readBearer } from "@/lib/auth/read-bearer";
import { type PolicyRow, policyColumns, toPolicy } from "@/lib/connectors/read-policy";
import { lookUp } from "@/lib/db/without-organization";
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
  readonly policy: ProvisioningPolicy;
}

/** The organization and connector that a refused request reached, with the token when it is one of theirs. */
export interface RefusedConnector extends CredentialCause {
  readonly ok: false;
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
      readonly token: { readonly id: string; readonly name: string };
    }
  | RefusedConnector;

interface Row extends PolicyRow {
  readonly organization_id: string;
  readonly connector_name: string;
  readonly provisioning_on: boolean;
  readonly switched_by: string | null;
  readonly switched_at: Date | null;
  readonly unique_group_names: boolean;
  readonly token_id: string | null;
  readonly token_name: string | null;
  readonly token_hash: string | null;
  readonly token_active: boolean | null;
  readonly expires_at: Date | null;
  readonly revoked_at: Date | null;
  readonly token_connector_id: string | null;
  readonly token_connector_name: string | null;
}

// The token is looked up inside the connector's organization only, so another organization's token is simply unknown.
const statement = `
  select c.organization_id, c.name as connector_name, c.provisioning_on, c.switched_by, c.switched_at,
    c.unique_group_names, ${policyColumns}, t.id as token_id, t.name as token_name, t.hash as token_hash,
    t.active as token_active, t.expires_at, t.revoked_at, t.connector_id as token_connector_id,
    tc.name as token_connector_name
  from connector c
  join organization o on o.id = c.organization_id
  left join token t on t.organization_id = c.organization_id and t.hash = $2
  left join connector tc on tc.organization_id = t.organization_id and tc.id = t.connector_id
  where c.id = $1`;

/**
 * Who a SCIM request comes from: the connector of its URL, proven by a bearer token of that connector. One indexed
 * statement and no cache, so a revoked token is refused on its next request.
 */
export async function authenticateConnector(request: {
  readonly connectorId: string;
  readonly authorization: string | null;
  readonly now: Date;
}): Promise<ConnectorAuthentication> {
  const connectorId = request.connectorId.toLowerCase();
  if (!isUuid(connectorId)) return nobody();
  const bearer = readBearer(request.authorization);
  const [row] = await lookUp<Row>(statement, [connectorId, bearer.hash]);
  if (row === undefined) return nobody();
  const connector = toConnector(connectorId, row);
  const fault = await findFault(row, bearer, { connectorId, now: request.now });
  if (fault === null && row.token_id !== null && row.token_name !== null) {
    return {
      ok: true,
      organizationId: row.organization_id,
      connector,
      token: { id: row.token_id, name: row.token_name },
    };
  }
  return {
    ok: false,
    ...(fault ?? credentialCauses.unknown),
    organizationId: row.organization_id,
    connector,
    tokenId: row.token_id,
    tokenName: row.token_name,
  };
}

function nobody(): RefusedConnector {
  return {
    ok: false,
    ...credentialCauses.connectorUnknown,
    organizationId: null,
    connector: null,
    tokenId: null,
    tokenName: null,
  };
}

async function findFault(
  row: Row,
  bearer: Bearer,
  request: { readonly connectorId: string; readonly now: Date },
): Promise<CredentialCause | null> {
  if (bearer.hash === null) return bearer.fault;
  if (row.token_id === null || row.token_name === null || !equalHashes(row.token_hash, bearer.hash)) {
    return credentialCauses.unknown;
  }
  if (row.token_connector_id !== request.connectorId) {
    return credentialCauses.otherConnector(row.token_connector_name ?? "");
  }
  if (row.revoked_at !== null) return credentialCauses.revoked(row.token_name, await findActor(row, "token.revoke"));
  if (row.expires_at !== null && row.expires_at <= request.now) {
    return credentialCauses.expired(row.token_name, row.expires_at);
  }
  if (row.token_active === true) return null;
  return credentialCauses.disabled(row.token_name, await findActor(row, "token.disable"));
}

/** The index already found equal text; this says so again without leaking where two hashes differ. */
function equalHashes(stored: string | null, sent: string): boolean {
  const [a, b] = [Buffer.from(stored ?? "", "hex"), Buffer.from(sent, "hex")];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Who ended the token, for the sentence. Only on the way to a refusal. */
async function findActor(row: Row, action: string): Promise<string | null> {
  const entries = await lookUp<{ actor_name: string }>(
    `select actor_name from audit_entry
     where organization_id = $1 and target_id = $2 and action = $3 order by id desc limit 1`,
    [row.organization_id, row.token_id, action],
  );
  return entries[0]?.actor_name ?? null;
}

function toConnector(id: string, row: Row): AuthenticatedConnector {
  return {
    id,
    name: row.connector_name,
    provisioningOn: row.provisioning_on,
    switchedBy: row.switched_by,
    switchedAt: row.switched_at,
    uniqueGroupNames: row.unique_group_names,
    organizationSlug: row.slug,
    policy: toPolicy(row),
  };
}
