import type { AccessRole } from "@/lib/auth/permissions";
import type { Tx } from "@/lib/db/transaction";
import { SignInRefused } from "@/lib/entra-sign-in/causes";
import type { OpenConnection } from "@/lib/entra-sign-in/find-connection";

/** Whom an Entra identity is about. */
export interface Person {
  readonly userId: string;
  readonly label: string;
  readonly accessRole: AccessRole | null;
  /** Whether they are bound already, by an earlier sign-in. */
  readonly bound: boolean;
}

interface Row {
  readonly user_id: string;
  readonly label: string;
  readonly access_role: AccessRole | null;
  readonly active: boolean;
  readonly login_method: "sso" | "builtin";
}

const columns = `u.id as user_id, coalesce(u.display_name, u.user_name) as label, u.access_role, u.active, u.login_method`;

/**
 * The one active user of the connector whom (Entra tenant, object id) means (PRODUCT L2): the bound one, else the one whose
 * externalId is exactly the object id. Never by e-mail, UPN or preferred_username, which people in other Entra tenants can set to
 * anything. The row stays as it is until the transaction ends.
 *
 * @throws SignInRefused `unbound`, `ambiguous`, `inactive`, `builtin`
 */
export async function findPerson(tx: Tx, connection: OpenConnection, objectId: string): Promise<Person> {
  const { organizationId, connectorId, settings } = connection;
  const bound = await tx.query<Row>(
    `select ${columns} from identity i
     join "user" u on u.organization_id = i.organization_id and u.id = i.user_id and u.connector_id = i.connector_id
     where i.organization_id = $1 and i.connector_id = $2 and i.entra_tenant_id = $3 and i.object_id = $4 for no key update of u`,
    [organizationId, connectorId, settings.entraTenantId, objectId],
  );
  const [known] = bound;
  if (known !== undefined) return admit(known, true, objectId);
  const matching = await tx.query<Row>(
    `select ${columns} from "user" u where u.organization_id = $1 and u.external_id = $2 and u.connector_id = $3
     order by u.active desc, u.id limit 3 for no key update of u`,
    [organizationId, objectId, connectorId],
  );
  const [match, second] = matching;
  if (match === undefined) throw new SignInRefused("unbound", { oid: objectId });
  if (match.active && second?.active === true) {
    throw new SignInRefused("ambiguous", { oid: objectId, users: matching.map(({ user_id }) => user_id) });
  }
  return admit(match, false, objectId);
}

function admit(row: Row, bound: boolean, objectId: string): Person {
  if (!row.active) throw new SignInRefused("inactive", { oid: objectId, userId: row.user_id, label: row.label });
  if (row.login_method !== "sso") {
    throw new SignInRefused("builtin", { oid: objectId, userId: row.user_id, label: row.label });
  }
  return { userId: row.user_id, label: row.label, accessRole: row.access_role, bound };
}
