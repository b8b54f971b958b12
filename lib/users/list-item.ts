import type { Origin, UserListItem } from "@/lib/users/schemas";

/** A user as the lists select it. */
export interface UserListRow {
  readonly id: string;
  readonly user_name: string;
  readonly name_key: string;
  readonly display_name: string | null;
  readonly primary_email: string | null;
  readonly active: boolean;
  readonly invited: boolean;
  readonly effective_user_type: string | null;
  readonly user_type_rule: number | null;
  readonly access_role: string | null;
  readonly access_role_rule: number | null;
  readonly login_method: "sso" | "builtin";
  readonly connector_id: string | null;
  readonly connector_name: string | null;
  readonly group_count: number;
  readonly last_sign_in_at: Date | null;
  readonly created_at: Date;
  readonly updated_at: Date;
}

/** Whether a user signs in with a password and has none yet, over the alias `u`. */
export const invitedSql = `(u.login_method = 'builtin' and not exists (
  select 1 from password p where p.organization_id = u.organization_id and p.user_id = u.id))`;

export const userListColumns = `u.id, u.user_name, u.name_key, u.display_name, u.primary_email, u.active,
  ${invitedSql} as invited,
  u.effective_user_type, u.access_role, u.login_method, u.connector_id, c.name as connector_name, u.created_at, u.updated_at,
  (select r.position from group_rule r where r.organization_id = u.organization_id and r.id = u.user_type_rule_id) as user_type_rule,
  (select r.position from group_rule r where r.organization_id = u.organization_id and r.id = u.access_role_rule_id
     and u.access_role is distinct from u.access_role_by_hand and u.access_role is distinct from u.access_role_sent) as access_role_rule,
  u.last_sign_in_at,
  (select count(*)::int from group_member m where m.organization_id = u.organization_id and m.user_id = u.id) as group_count`;

export const userConnectorJoin =
  "left join connector c on c.organization_id = u.organization_id and c.id = u.connector_id";

export function toListItem(row: UserListRow): UserListItem {
  return {
    id: row.id,
    userName: row.user_name,
    displayName: row.display_name,
    email: row.primary_email,
    active: row.active,
    invited: row.invited,
    userType: row.effective_user_type,
    userTypeRule: row.user_type_rule,
    accessRole: row.access_role,
    accessRoleRule: row.access_role_rule,
    loginMethod: row.login_method,
    origin: toOrigin(row),
    groupCount: row.group_count,
    lastSignInAt: row.last_sign_in_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}

/** Where a row with its connector's name comes from. */
export function toOrigin(row: {
  readonly connector_id: string | null;
  readonly connector_name: string | null;
}): Origin {
  if (row.connector_id === null) return { kind: "hand" };
  return { kind: "connector", connectorId: row.connector_id, name: row.connector_name ?? "" };
}
