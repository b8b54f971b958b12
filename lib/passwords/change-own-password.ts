import { mutate } from "@/lib/audit/mutate";
import { hashPassword, verifyPassword } from "@/lib/auth/password";
import { type Ctx, requirePermission } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { readStoredPassword } from "@/lib/passwords/read-stored-password";
import { requireStrongPassword } from "@/lib/passwords/require-strong-password";
import type { ChangePassword } from "@/lib/passwords/schemas";
import { endOtherSessions } from "@/lib/profile/end-other-sessions";
import { ownTarget } from "@/lib/profile/own-target";
import { ownUserId } from "@/lib/profile/own-user";
import { countProof } from "@/lib/profile/proof-limit";

/**
 * Gives the person who acts another password and ends their other sessions.
 *
 * @throws AppError `invalid_input` (field oldPassword) for a wrong old password, (field password) for a weak new one;
 *   `conflict` for somebody without password; `too_many_attempts` after ten wrong ones
 */
export async function changeOwnPassword(ctx: Ctx, { oldPassword, password }: ChangePassword): Promise<void> {
  requirePermission(ctx, "organization:read");
  const userId = ownUserId(ctx);
  const stored = await readStoredPassword(ctx.organizationId, userId);
  if (stored === null) throw new AppError("conflict", "You have no password here: you sign in with Microsoft.");
  await countProof(ctx.organizationId, userId, async () => {
    if (await verifyPassword(stored.hash, oldPassword)) return;
    throw new AppError("invalid_input", "This is not your password.", { field: "oldPassword" });
  });
  if (oldPassword === password) {
    throw new AppError("invalid_input", "This is the password that you have. Choose another one.", {
      field: "password",
    });
  }
  await requireStrongPassword(password, stored);
  const hash = await hashPassword(password);
  await mutate(ctx, "organization:read", async (tx) => {
    const rows = await tx.query(
      `update password set hash = $3, changed_at = $4
       where organization_id = $1 and user_id = $2 and hash = $5 returning user_id`,
      [ctx.organizationId, userId, hash, ctx.now(), stored.hash],
    );
    if (rows.length === 0)
      throw new AppError("conflict", "Your password was changed meanwhile. Sign in with that one.");
    await endOtherSessions(tx, ctx, userId);
    await tx.query("delete from one_time_link where organization_id = $1 and user_id = $2 and used_at is null", [
      ctx.organizationId,
      userId,
    ]);
    return {
      value: undefined,
      change: { action: "user.password", target: ownTarget(ctx, userId), before: null, after: { by: "old password" } },
    };
  });
}
