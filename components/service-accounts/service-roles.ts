import { powersOf, type ServiceRole, serviceRoles } from "@/lib/auth/permissions";

/** What each role of a service account can do (K9). */
export const serviceRoleHints: Readonly<Record<ServiceRole, string>> = {
  "SCIM Authenticator": "Its tokens open SCIM of every connector here, as a connector's own token does.",
  "Directory Reader": "Reads users, groups, folders and metadata keys through the API.",
  "Directory Writer": "Also creates, changes and deletes users, groups, folders and metadata keys through the API.",
};

/** The roles that somebody with `permissions` may give: none that can do what they cannot. */
export function givableServiceRoles(permissions: readonly string[]): readonly ServiceRole[] {
  return serviceRoles.filter((role) => [...powersOf([role])].every((permission) => permissions.includes(permission)));
}
