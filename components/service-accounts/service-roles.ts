import { powersOf, type ServiceRole, serviceRoles } from "@/lib/auth/permissions";

/** The roles that somebody with `permissions` may give: none that can do what they cannot. */
export function givableServiceRoles(permissions: readonly string[]): readonly ServiceRole[] {
  return serviceRoles.filter((role) => [...powersOf([role])].every((permission) => permissions.includes(permission)));
}
