import type { Origin, UserListItem } from "@/lib/users/schemas";

/** A user as the lists select it. */
export interface UserListRow {
  readonly id: string;
  readonly user_name: string;
  readonly user_name_key: string;
  readonly display_name: string | null;
  readonly primary_email: string | null;
  readonly active: boolean;
  readonly user_type: string | null;
  readonly access_role: string | null;
  readonly login_method: "sso" | "builtin";
  readonly connector_id: string | null;
  readonly connector_name: string | null;
  readonly group_count: number;
  readonly created_at: Date;
  readonly updated_at: Date;
}

export const userListColumns = `u.id, u.user_name, u.user_name_key, u.display_name, u.primary_email, u.active, u.user_type,
  u.access_role, u.login_method, u.connector_id, c.name as connector_name, u.created_at, u.updated_at,
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
    userType: row.user_type,
    accessRole: row.access_role,
    loginMethod: row.login_method,
    origin: toOrigin(row),
    groupCount: row.group_count,
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
