import { z } from "zod";

export const ListUsersParams = z.object({
  q: z.string().trim().max(200).exactOptional(),
  status: z.enum(["active", "inactive"]).exactOptional(),
  after: z.string().max(200).exactOptional(),
  before: z.string().max(200).exactOptional(),
});
export type ListUsersParams = z.infer<typeof ListUsersParams>;

/** Where a person or group comes from. */
export type Origin =
  | { readonly kind: "connector"; readonly connectorId: string; readonly name: string }
  | { readonly kind: "hand" };

export interface UserListItem {
  readonly id: string;
  readonly userName: string;
  readonly displayName: string | null;
  readonly email: string | null;
  readonly active: boolean;
  readonly userType: string | null;
  readonly accessRole: string | null;
  readonly loginMethod: "sso" | "builtin";
  readonly origin: Origin;
  readonly groupCount: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface UserAttribute {
  /** As Entra and SCIM name it: `name.givenName`, `emails[type eq "work"].value`. */
  readonly path: string;
  readonly value: string;
}

export interface UserGroup {
  readonly id: string;
  readonly displayName: string;
  readonly addedAt: string;
}

export interface UserDetail extends UserListItem {
  readonly externalId: string | null;
  readonly version: number;
  readonly attributes: readonly UserAttribute[];
  /** The first 200 by name; `groupCount` tells how many there are. */
  readonly groups: readonly UserGroup[];
  /** The resource as SCIM answers it. */
  readonly scim: unknown;
}
