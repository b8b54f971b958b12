import { lookUp } from "@/lib/db/without-organization";
import { secretContext } from "@/lib/entra-sign-in/add-sign-in-secret";
import { log } from "@/lib/log";
import { unseal } from "@/lib/secrets/seal";
import { isUuid } from "@/lib/utils/uuid";

/** What signing in by a connector needs. */
export interface Connection {
  readonly organizationId: string;
  readonly organizationName: string;
  readonly slug: string;
  readonly connectorId: string;
  readonly connectorName: string;
  /** Null before the tab Sign-in was filled in. */
  readonly settings: {
    readonly authority: string;
    readonly issuer: string;
    readonly entraTenantId: string;
    readonly clientId: string;
    readonly scopes: readonly string[];
    readonly active: boolean;
    readonly createPeople: boolean;
  } | null;
  /** Newest first. */
  readonly secrets: readonly { readonly id: string; readonly value: string }[];
}

interface Row {
  readonly organization_id: string;
  readonly organization_name: string;
  readonly slug: string;
  readonly connector_id: string;
  readonly connector_name: string;
  readonly authority: string | null;
  readonly issuer: string;
  readonly entra_tenant_id: string;
  readonly client_id: string;
  readonly scopes: string[];
  readonly active: boolean;
  readonly create_people: boolean;
  readonly secrets: readonly { readonly id: string; readonly sealed: string }[];
}

/** The connector that a sign-in address names, of whatever organization; null when there is none. */
export async function findConnection(connectorId: string): Promise<Connection | null> {
  if (!isUuid(connectorId.toLowerCase())) return null;
  const [row] = await lookUp<Row>(
    `select c.organization_id, o.name as organization_name, o.slug, c.id as connector_id, c.name as connector_name, s.authority,
       s.issuer, s.entra_tenant_id, s.client_id, s.scopes, s.active, s.create_people,
       (select coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'sealed', x.sealed) order by x.id desc), '[]') from sign_in_secret x
        where x.organization_id = c.organization_id and x.connector_id = c.id) as secrets
     from connector c
     join organization o on o.id = c.organization_id
     left join connector_sign_in s on s.organization_id = c.organization_id and s.connector_id = c.id
     where c.id = $1`,
    [connectorId.toLowerCase()],
  );
  if (row === undefined) return null;
  const { organization_id: organizationId, authority } = row;
  return {
    organizationId,
    organizationName: row.organization_name,
    slug: row.slug,
    connectorId: row.connector_id,
    connectorName: row.connector_name,
    settings:
      authority === null
        ? null
        : {
            authority,
            issuer: row.issuer,
            entraTenantId: row.entra_tenant_id,
            clientId: row.client_id,
            scopes: row.scopes,
            active: row.active,
            createPeople: row.create_people,
          },
    secrets: row.secrets.flatMap(({ id, sealed }) => open(organizationId, id, sealed)),
  };
}

/** A secret that was sealed with a key that is gone is none: the others may do. */
function open(organizationId: string, id: string, sealed: string): Connection["secrets"] {
  try {
    return [{ id, value: unseal(sealed, secretContext(organizationId, id)) }];
  } catch (error) {
    log.error({ err: error, secretId: id }, "sign-in: a client secret cannot be opened");
    return [];
  }
}

/** A connection that can be used, or not. */
export type OpenConnection = Connection & { readonly settings: NonNullable<Connection["settings"]> };

/** Whether people can sign in by it. */
export function isOpen(connection: Connection): connection is OpenConnection {
  return connection.settings?.active === true && connection.secrets.length > 0;
}
