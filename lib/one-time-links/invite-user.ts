import type { Ctx } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { createLinks } from "@/lib/one-time-links/create-links";
import type { InvitedUser } from "@/lib/one-time-links/schemas";
import { createUserByHand } from "@/lib/users/create-user-by-hand";
import type { CreateUser } from "@/lib/users/schemas";

/**
 * Adds a person who does not come from Entra and invites them. When the mail does not go out, the person is there all the same, the
 * answer names them, and they can be invited again.
 *
 * @throws AppError as `createUserByHand` does; `invalid_input` (field email) for somebody without e-mail address
 */
export async function inviteUser(ctx: Ctx, input: CreateUser): Promise<InvitedUser> {
  if (!(input.email || input.userName).includes("@")) {
    throw new AppError("invalid_input", "Enter an e-mail address: the invitation goes there, and it signs them in.", {
      field: "email",
    });
  }
  const { id } = await createUserByHand(ctx, input);
  return { userId: id, ...(await createLinks(ctx, { kind: "invite", userIds: [id] })) };
}
