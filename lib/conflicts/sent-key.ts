import type { UserFields } from "@/lib/users/user";

/** What tells Entra's people apart, so that each has one conflict at most: the external id, else the user name. */
export function sentKeyOf(fields: Pick<UserFields, "externalId" | "userName">): string {
  return fields.externalId === null ? `name:${fields.userName.toLowerCase()}` : `id:${fields.externalId}`;
}
