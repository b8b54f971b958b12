import { type Ctx, requirePermission } from "@/lib/context";
import { createUser } from "@/lib/users/create-user";
import { withInput } from "@/lib/users/edit-fields";
import { requireKnownUserType } from "@/lib/users/require-known-user-type";
import { requireMayGive } from "@/lib/users/require-may-give";
import type { CreateUser } from "@/lib/users/schemas";
import type { UserFields, UserRecord } from "@/lib/users/user";

const nobody: UserFields = {
  userName: "",
  externalId: null,
  active: true,
  displayName: null,
  userType: null,
  attributes: {},
};

/**
 * Adds a person who does not come from Entra. They sign in with a password, once they have one.
 *
 * @throws AppError `conflict` (field userName) when the name is taken; `forbidden` for an access role above one's own;
 *   `invalid_input` (field userType) for a user type that the organization does not know
 */
export async function createUserByHand(ctx: Ctx, input: CreateUser): Promise<UserRecord> {
  requirePermission(ctx, "user:create");
  const accessRole = input.accessRole ?? null;
  requireMayGive(ctx, accessRole, input.userName);
  await requireKnownUserType(ctx, input.userType);
  return createUser(ctx, withInput(nobody, input), accessRole);
}
