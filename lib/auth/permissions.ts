/** Everything a route or verb can ask for. One word before the colon for each kind of thing. */
export const permissions = [
  "user:read",
  "user:write",
  "group:read",
  "group:write",
  "folder:read",
  "folder:write",
  "metadata:read",
  "metadata:write",
  "rule:write",
  "log:read",
  "connector:read",
  "connector:write",
  "token:write",
  "organization:write",
] as const;

export type Permission = (typeof permissions)[number];

/** The four access roles, weakest first. A user without one signs in to native apps only. */
export const accessRoles = ["ReadOnly", "User", "Admin", "EnterpriseAdmin"] as const;

export type AccessRole = (typeof accessRoles)[number];

/** How strong a role is: 0 for none, 4 for EnterpriseAdmin. */
export function rankOf(role: string | null): number {
  return accessRoles.indexOf(role as AccessRole) + 1;
}

/** The strongest of some roles; null when there is none. */
export function strongestRole(roles: readonly (AccessRole | null)[]): AccessRole | null {
  return roles.reduce((strongest, role) => (rankOf(role) > rankOf(strongest) ? role : strongest), null);
}

const readOnly: readonly Permission[] = ["user:read", "group:read", "folder:read", "metadata:read"];
const user: readonly Permission[] = [...readOnly, "folder:write"];
const admin: readonly Permission[] = [...user, "user:write", "group:write", "metadata:write", "rule:write", "log:read"];

/** What each access role may do (PRODUCT O4). Each role holds everything of the weaker ones. */
export const rolePermissions: Record<AccessRole, ReadonlySet<Permission>> = {
  ReadOnly: new Set(readOnly),
  User: new Set(user),
  Admin: new Set(admin),
  EnterpriseAdmin: new Set(permissions),
};

/** What a connector's credential may do: SCIM reads and writes people and groups, and nothing else. */
export const connectorPermissions: ReadonlySet<Permission> = new Set([
  "user:read",
  "user:write",
  "group:read",
  "group:write",
]);
