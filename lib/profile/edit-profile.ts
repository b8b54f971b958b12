import { allowing, type Ctx, requirePermission } from "@/lib/context";
import { getProfile } from "@/lib/profile/get-profile";
import { ownUserId } from "@/lib/profile/own-user";
import type { EditProfile, Profile } from "@/lib/profile/schemas";
import { updateUserByHand } from "@/lib/users/update-user-by-hand";

/**
 * Changes one's own name, whatever one's access role. The e-mail, which one signs in with, is changed by whoever may change users.
 *
 * @throws AppError `conflict` for a value that Entra owns (its field); `forbidden` (field email) for an e-mail without that permission
 */
export async function editProfile(ctx: Ctx, { displayName, email }: EditProfile): Promise<Profile> {
  requirePermission(ctx, "organization:read");
  const userId = ownUserId(ctx);
  if (email !== undefined) requirePermission(ctx, "user:update");
  await updateUserByHand(allowing(ctx, "user:update"), userId, {
    ...(displayName === undefined ? {} : { displayName }),
    ...(email === undefined ? {} : { email }),
  });
  return await getProfile(ctx);
}
