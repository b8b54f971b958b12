import type { UserFields } from "@/lib/users/user";
import { isUuid } from "@/lib/utils/uuid";

/**
 * What tells Entra's people apart, so that each has one conflict at most: the object id. Any other external id, such as a mail
 * nickname, may belong to several, so the user name stands beside it.
 */
export function sentKeyOf(fields: Pick<UserFields, "externalId" | "userName">): string {
  const externalId = fields.externalId?.toLowerCase() ?? "";
  return isUuid(externalId) ? `id:${externalId}` : `name:${fields.userName.toLowerCase()}:${fields.externalId ?? ""}`;
}
