import type { AccessRole } from "@/lib/auth/permissions";

/** An organization in which somebody of each access role is signed in, and the ids of what its pages show. */
export interface RoleWorld {
  readonly slug: string;
  readonly organizationId: string;
  readonly connectorId: string;
  /** A user of Entra's. */
  readonly userId: string;
  /** A user who was added here. */
  readonly byHandId: string;
  /** Somebody with the access role EnterpriseAdmin. */
  readonly strongestId: string;
  /** A group of Entra's. */
  readonly groupId: string;
  /** A group that was added here. */
  readonly ownGroupId: string;
  readonly folderId: string;
  readonly requestId: string;
  readonly holdId: string;
  readonly serviceAccountId: string;
  /** Another organization, in which an admin has proven SSO, with the founder's password and a builtin and an sso person. */
  readonly proven: {
    readonly slug: string;
    readonly email: string;
    readonly password: string;
    readonly builtinName: string;
  };
  /** An organization that asks its EnterpriseAdmins for a second factor, and the cookie of one who has none. */
  readonly strict: { readonly slug: string; readonly cookie: string };
  readonly nativeAppId: string;
  /** The session cookie of somebody without access role, whose name is No role person. */
  readonly appOnlyCookie: string;
  /** `name=value` of the session cookie. */
  readonly cookies: Readonly<Record<AccessRole, string>>;
}

/** What was seeded before the server started. */
export function roleWorld(): RoleWorld {
  const text = process.env["USHER_E2E_ROLES"];
  if (text === undefined) throw new Error("The organization of the access roles was not seeded.");
  return JSON.parse(text) as RoleWorld;
}
