import { mutate } from "@/lib/audit/mutate";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { isUniqueViolation } from "@/lib/db/violations";
import { userNameTaken } from "@/lib/users/create-user";
import { keepOneAdmin } from "@/lib/users/keep-one-admin";
import { profileDiff, type UserFields, type UserRecord, userLabel } from "@/lib/users/user";
import { fieldParams, lockUser, signInKey } from "@/lib/users/user-row";

/**
 * Changes a user. `change` is pure: it gets the stored user and returns its new fields, or null to leave it as it is. It runs
 * inside the transaction with the row locked, so no concurrent change is lost. Nothing changed: no audit row, same version.
 *
 * Deactivation ends the user's sessions in the same transaction.
 *
 * @throws AppError `not_found`; `conflict` (field userName) when the new name is taken; `conflict` for the last admin
 */
export async function updateUser(
  ctx: Ctx,
  id: string,
  change: (user: UserRecord) => UserFields | null,
): Promise<UserRecord> {
  let wanted = "";
  try {
    return await mutate(ctx, "user:write", async (tx) => {
      const before = await lockUser(tx, ctx.organizationId, id);
      const fields = change(before);
      if (fields === null) return { value: before, change: null };
      wanted = fields.userName;
      const after = { ...before, ...fields, version: before.version + 1, updatedAt: ctx.now() };
      await save(tx, ctx, before, after);
      return {
        value: after,
        change: {
          action: actionOf(before, fields),
          target: { type: "User", id, name: userLabel(fields) },
          ...profileDiff(before, fields),
        },
      };
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw userNameTaken(wanted, error);
    throw error;
  }
}

async function save(tx: Tx, ctx: Ctx, before: UserRecord, after: UserRecord): Promise<void> {
  const { organizationId } = ctx;
  if (before.active && !after.active) {
    await keepOneAdmin(tx, organizationId, before);
    await tx.query(
      "update session set revoked_at = $3 where organization_id = $1 and user_id = $2 and revoked_at is null",
      [organizationId, before.id, after.updatedAt],
    );
  }
  await tx.query(
    `update "user" set version = $3, updated_at = $4, user_name = $5, user_name_key = $6, external_id = $7, active = $8,
       display_name = $9, user_type = $10, primary_email = $11, primary_email_key = $12, attributes = $13::jsonb
     where organization_id = $1 and id = $2`,
    [organizationId, before.id, after.version, after.updatedAt, ...fieldParams(after)],
  );
  const key = signInKey(after);
  // What a connector renames must not change how somebody signs in with a password: the break-glass admin would be locked out,
  // or another address could take the admin's place.
  if (ctx.actor.kind !== "connector" && key !== signInKey(before)) {
    await tx.query("update password set sign_in_key = $3 where organization_id = $1 and user_id = $2", [
      organizationId,
      before.id,
      key,
    ]);
  }
}

function actionOf(before: UserFields, after: UserFields): string {
  if (before.active && !after.active) return "user.deactivate";
  if (!before.active && after.active) return "user.activate";
  return "user.update";
}
