import { mutate } from "@/lib/audit/mutate";
import { hashPassword } from "@/lib/auth/password";
import type { Ctx } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { endSessions } from "@/lib/users/end-sessions";

/**
 * Gives the person who signs in with this e-mail another password and ends their sessions.
 *
 * @throws AppError `not_found` when nobody of the organization signs in with it and a password
 */
export async function setPassword(ctx: Ctx, email: string, password: string): Promise<void> {
  const hash = await hashPassword(password);
  await mutate(ctx, "organization:update", async (tx) => {
    const rows = await tx.query<{ user_id: string; user_name: string }>(
      `update password p set hash = $3, changed_at = $4 from "user" u
       where p.organization_id = $1 and p.sign_in_key = $2 and u.organization_id = p.organization_id and u.id = p.user_id
       returning p.user_id, u.user_name`,
      [ctx.organizationId, email.toLowerCase(), hash, ctx.now()],
    );
    const row = rows[0];
    if (row === undefined) throw new AppError("not_found", `Nobody here signs in with ${email} and a password.`);
    await endSessions(tx, ctx.organizationId, row.user_id, ctx.now());
    return {
      value: undefined,
      change: {
        action: "user.password",
        target: { type: "User", id: row.user_id, name: row.user_name },
        before: null,
        after: null,
      },
    };
  });
}
