import type { AccessRole } from "@/lib/auth/permissions";

/** JSON values as they are stored and sent. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** What a client may set on a user. `attributes` holds everything that has no field of its own, under its SCIM name. */
export interface UserFields {
  readonly userName: string;
  readonly externalId: string | null;
  readonly active: boolean;
  readonly displayName: string | null;
  readonly userType: string | null;
  readonly attributes: { readonly [name: string]: JsonValue };
}

/** A user as stored, with its direct groups. */
export interface UserRecord extends UserFields {
  readonly id: string;
  readonly connectorId: string | null;
  /** The strongest of the three below: what counts. */
  readonly accessRole: AccessRole | null;
  readonly accessRoleByHand: AccessRole | null;
  readonly accessRoleSent: AccessRole | null;
  readonly accessRoleByRule: AccessRole | null;
  /** `userType` is the connector's default, because none was sent. */
  readonly userTypeDefault: boolean;
  /** What counts, when a rule gives it; otherwise `userType` does. */
  readonly userTypeByRule: string | null;
  readonly loginMethod: "sso" | "builtin";
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly groups: readonly { readonly id: string; readonly displayName: string }[];
}

/** The name people recognise: display name, else user name. */
export function userLabel(user: Pick<UserFields, "displayName" | "userName">): string {
  return user.displayName ?? user.userName;
}

/** The user's attributes as one JSON object under their SCIM names, without id, meta and groups. */
export function userProfile(user: UserFields): { readonly [name: string]: JsonValue } {
  const profile: { [name: string]: JsonValue } = {};
  if (user.externalId !== null) profile["externalId"] = user.externalId;
  profile["userName"] = user.userName;
  profile["active"] = user.active;
  if (user.displayName !== null) profile["displayName"] = user.displayName;
  if (user.userType !== null) profile["userType"] = user.userType;
  return Object.assign(profile, user.attributes);
}

type Diff = { before: { [name: string]: JsonValue }; after: { [name: string]: JsonValue } };

/** The attributes that differ, before and after, for the audit log and the request log. */
export function profileDiff(before: UserFields, after: UserFields): Diff {
  return diffOf(userProfile(before), userProfile(after));
}

/** As `profileDiff`, with what is no SCIM attribute: the access role by hand, the login method, whom the user belongs to. */
export function recordDiff(before: UserRecord, after: UserRecord): Diff {
  return diffOf(auditProfile(before), auditProfile(after));
}

function auditProfile(user: UserRecord): { readonly [name: string]: JsonValue } {
  return {
    ...userProfile(user),
    accessRole: user.accessRole,
    accessRoleByHand: user.accessRoleByHand,
    loginMethod: user.loginMethod,
    connectorId: user.connectorId,
  };
}

function diffOf(left: { readonly [name: string]: JsonValue }, right: { readonly [name: string]: JsonValue }): Diff {
  const names = new Set([...Object.keys(left), ...Object.keys(right)]);
  const changed = [...names].filter((name) => JSON.stringify(left[name]) !== JSON.stringify(right[name]));
  const pick = (profile: { readonly [name: string]: JsonValue }) =>
    Object.fromEntries(changed.flatMap((name) => (profile[name] === undefined ? [] : [[name, profile[name]]])));
  return { before: pick(left), after: pick(right) };
}
