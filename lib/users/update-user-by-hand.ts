import { type Ctx, requirePermission } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { withInput } from "@/lib/users/edit-fields";
import { requireKnownUserType } from "@/lib/users/require-known-user-type";
import { requireMayGive } from "@/lib/users/require-may-give";
import { requireRoleOver } from "@/lib/users/require-role-over";
import type { EditUser } from "@/lib/users/schemas";
import { updateUser } from "@/lib/users/update-user";
import { profileDiff, type UserRecord, userLabel } from "@/lib/users/user";

/**
 * Changes a user as a person asks. What Entra owns cannot be changed here; the access role by hand, the login method and
 * `active` can, also of Entra's people.
 *
 * @throws AppError `not_found`; `conflict` for a value that Entra owns (its field), for an edit that began before somebody
 *   else's change (field version), for a taken user name and for the last admin; `forbidden` for a role above one's own, given
 *   or changed; `invalid_input` (field userType)
 */
export async function updateUserByHand(ctx: Ctx, id: string, input: EditUser): Promise<UserRecord> {
  requirePermission(ctx, "user:update");
  await requireKnownUserType(ctx, input.userType);
  return updateUser(
    ctx,
    id,
    (user) => change(ctx, user, input),
    input.version === undefined ? {} : { version: input.version },
  );
}

function change(ctx: Ctx, user: UserRecord, input: EditUser) {
  const { accessRole, loginMethod } = input;
  requireRoleOver(ctx, user.accessRole, userLabel(user));
  if (accessRole !== undefined) requireMayGive(ctx, accessRole, userLabel(user));
  const fields = withInput(user, input);
  const { after, before } = profileDiff(user, fields);
  const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  refuseOwned(user, changed);
  const sameRole = accessRole === undefined || accessRole === user.accessRoleByHand;
  const sameMethod = loginMethod === undefined || loginMethod === user.loginMethod;
  if (changed.length === 0 && sameRole && sameMethod) return null;
  return {
    ...fields,
    ...(accessRole === undefined ? {} : { accessRoleByHand: accessRole }),
    ...(loginMethod === undefined ? {} : { loginMethod }),
  };
}

/** PRODUCT S6: Entra would write its own value again with the next cycle, so a change here would not last. */
function refuseOwned(user: UserRecord, changed: readonly string[]): void {
  const owned = changed.find((name) => name !== "active");
  if (user.connectorId === null || owned === undefined) return;
  throw new AppError("conflict", `Entra owns ${owned}. Change it there; it arrives with the next cycle.`, {
    field: owned,
    reason: "owned_by_entra",
  });
}
