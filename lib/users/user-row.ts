import type { AccessRole } from "@/lib/auth/permissions";
import { requireIndexable } from "@/lib/db/require-indexable";
import type { Tx } from "@/lib/db/transaction";
import { primaryEmail } from "@/lib/users/attribute-values";
import type { UserFields, UserRecord } from "@/lib/users/user";
import { userNotFound } from "@/lib/users/user-not-found";

/** A row of "user" with the groups of that user, as the statements below return it. */
interface UserRow {
  readonly id: string;
  readonly connector_id: string | null;
  readonly user_name: string;
  readonly external_id: string | null;
  readonly active: boolean;
  readonly display_name: string | null;
  readonly user_type: string | null;
  readonly access_role: AccessRole | null;
  readonly access_role_by_hand: AccessRole | null;
  readonly access_role_sent: AccessRole | null;
  readonly access_role_by_rule: AccessRole | null;
  readonly user_type_default: boolean;
  readonly user_type_by_rule: string | null;
  readonly login_method: "sso" | "builtin";
  readonly attributes: UserFields["attributes"];
  readonly version: number;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly groups?: { id: string; displayName: string }[] | null;
}

export const userColumns = `u.id, u.connector_id, u.user_name, u.external_id, u.active, u.display_name, u.user_type,
  u.access_role, u.access_role_by_hand, u.access_role_sent, u.access_role_by_rule, u.user_type_default, u.user_type_by_rule,
  u.login_method, u.attributes, u.version, u.created_at, u.updated_at`;

/** Direct groups as JSON in the same statement, so that a page of users costs one round trip. */
export const userGroupsColumn = `(select jsonb_agg(jsonb_build_object('id', g.id, 'displayName', g.display_name) order by g.id)
    from group_member m
    join "group" g on g.organization_id = m.organization_id and g.id = m.group_id
    where m.organization_id = u.organization_id and m.user_id = u.id) as groups`;

export function toUserRecord(row: UserRow): UserRecord {
  return {
    id: row.id,
    connectorId: row.connector_id,
    userName: row.user_name,
    externalId: row.external_id,
    active: row.active,
    displayName: row.display_name,
    userType: row.user_type,
    accessRole: row.access_role,
    accessRoleByHand: row.access_role_by_hand,
    accessRoleSent: row.access_role_sent,
    accessRoleByRule: row.access_role_by_rule,
    userTypeDefault: row.user_type_default,
    userTypeByRule: row.user_type_by_rule,
    loginMethod: row.login_method,
    attributes: row.attributes,
    version: row.version,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    groups: row.groups ?? [],
  };
}

/** The user with its groups, its row locked until the transaction ends. @throws AppError `not_found` */
export async function lockUser(tx: Tx, organizationId: string, id: string): Promise<UserRecord> {
  const rows = await tx.query<UserRow>(
    `select ${userColumns}, ${userGroupsColumn} from "user" u
     where u.organization_id = $1 and u.id = $2 for update of u`,
    [organizationId, id],
  );
  const row = rows[0];
  if (row === undefined) throw userNotFound(id);
  return toUserRecord(row);
}

/** Several users without their groups, locked in the order of their ids; those that do not exist are left out. */
export async function lockUsers(
  tx: Tx,
  organizationId: string,
  ids: readonly string[],
): Promise<readonly UserRecord[]> {
  const rows = await tx.query<UserRow>(
    `select ${userColumns} from "user" u where u.organization_id = $1 and u.id = any($2::uuid[]) order by u.id for update of u`,
    [organizationId, ids],
  );
  return rows.map(toUserRecord);
}

/**
 * The values of the columns that are derived from the fields, in the order of `createUser` and `updateUser`.
 *
 * @throws AppError `invalid_input` for text that is too long to be looked up by
 */
export function fieldParams(fields: UserFields): unknown[] {
  requireIndexable("userName", fields.userName);
  requireIndexable("externalId", fields.externalId);
  const email = primaryEmail(fields.attributes);
  return [
    fields.userName,
    fields.userName.toLowerCase(),
    fields.externalId,
    fields.active,
    fields.displayName,
    fields.userType,
    email,
    email === null ? null : email.toLowerCase(),
    JSON.stringify(fields.attributes),
  ];
}

/** What a person types to sign in with a password: the primary e-mail, else the user name, in lower case. */
export function signInKey(fields: UserFields): string {
  return (primaryEmail(fields.attributes) ?? fields.userName).toLowerCase();
}
