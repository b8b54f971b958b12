/** What can be done to each kind of thing: its name, and the acts that exist for it. The sections to choose permissions in. */
export const acts = {
  user: ["read", "create", "update", "delete"],
  group: ["read", "create", "update", "delete"],
  folder: ["read", "create", "update", "delete"],
  metadata: ["read", "create", "update", "delete"],
  schema: ["read", "create", "update", "delete"],
  rule: ["read", "update"],
  log: ["read"],
  connector: ["read", "create", "update", "delete"],
  credential: ["read", "create", "update", "delete"],
  serviceAccount: ["read", "create", "update", "delete"],
  domain: ["read", "create", "update", "delete"],
  organization: ["read", "update"],
  signIn: ["read", "update"],
  nativeApp: ["read", "create", "update", "delete"],
} as const;

type Acts = typeof acts;
export type Thing = keyof Acts;

/** Everything a route or verb can ask for: `user:create`. */
export type Permission = { [T in Thing]: `${T}:${Acts[T][number]}` }[Thing];

/** The permissions of some kinds of thing. */
function all<T extends Thing>(...things: readonly T[]): Permission[] {
  return things.flatMap((thing) => acts[thing].map((act) => `${thing}:${act}` as Permission));
}

export const things = Object.keys(acts) as readonly Thing[];

export const permissions: readonly Permission[] = all(...things);

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

const readOnly: readonly Permission[] = [
  "user:read",
  "group:read",
  "folder:read",
  "metadata:read",
  "organization:read",
];
const user: readonly Permission[] = [...readOnly, ...all("folder")];
const admin: readonly Permission[] = [...user, ...all("user", "group", "metadata", "rule", "log"), "schema:read"];

/** What each access role may do (PRODUCT O4). Each role holds everything of the weaker ones. */
export const rolePermissions: Record<AccessRole, ReadonlySet<Permission>> = {
  ReadOnly: new Set(readOnly),
  User: new Set(user),
  Admin: new Set(admin),
  EnterpriseAdmin: new Set(permissions),
};

/** What a connector's credential may do: SCIM reads and writes people and groups, and nothing else. */
export const connectorPermissions: ReadonlySet<Permission> = new Set(all("user", "group"));

/** The roles of service accounts (K9), weakest first. */
export const serviceRoles = ["SCIM Authenticator", "Directory Reader", "Directory Writer"] as const;

export type ServiceRole = (typeof serviceRoles)[number];

/** What a service account with a role may do in the API. SCIM Authenticator opens SCIM alone, as a connector's token does. */
const servicePermissions: Record<ServiceRole, ReadonlySet<Permission>> = {
  "SCIM Authenticator": new Set(),
  "Directory Reader": new Set(readOnly),
  "Directory Writer": new Set([...readOnly, ...all("user", "group", "folder", "metadata")]),
};

/** What some roles of a service account allow together in the API. */
export function powersOfApi(roles: readonly ServiceRole[]): ReadonlySet<Permission> {
  return new Set(roles.flatMap((role) => [...servicePermissions[role]]));
}

/** The same with what they allow over SCIM. */
export function powersOf(roles: readonly ServiceRole[]): ReadonlySet<Permission> {
  const overScim = roles.includes("SCIM Authenticator") ? connectorPermissions : [];
  return new Set([...powersOfApi(roles), ...overScim]);
}
