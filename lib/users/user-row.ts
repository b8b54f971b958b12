import { isIndexable, requireIndexable } from "@/lib/db/require-indexable";
import type { Tx } from "@/lib/db/transaction";
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
  readonly access_role: string | null;
  readonly attributes: UserFields["attributes"];
  readonly version: number;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly groups?: { id: string; displayName: string }[] | null;
}

export const userColumns = `u.id, u.connector_id, u.user_name, u.external_id, u.active, u.display_name, u.user_type,
  u.access_role, u.attributes, u.version, u.created_at, u.updated_at`;

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

/** The address marked primary, else the one for work, else the first. */
function primaryEmail(attributes: UserFields["attributes"]): string | null {
  const emails = attributes["emails"];
  if (!Array.isArray(emails)) return null;
  const values: { value?: unknown; type?: unknown; primary?: unknown }[] = emails;
  const chosen =
    values.find((email) => email.primary === true) ?? values.find((email) => email.type === "work") ?? values[0];
  // One that no index can hold stays in the JSON, where a filter finds it all the same.
  return typeof chosen?.value === "string" && isIndexable(chosen.value) ? chosen.value : null;
}
