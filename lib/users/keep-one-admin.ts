import type { Tx } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { type UserRecord, userLabel } from "@/lib/users/user";

/**
 * Refuses to take away the last active EnterpriseAdmin who can sign in with a password (PRODUCT O4): without one, a failing
 * SSO would lock everybody out. The admins' rows are locked, so that two at once cannot each count on the other.
 *
 * @throws AppError `conflict`
 */
export async function keepOneAdmin(tx: Tx, organizationId: string, leaving: UserRecord): Promise<void> {
  if (leaving.accessRole !== "EnterpriseAdmin" || !leaving.active) return;
  const admins = await tx.query<{ id: string }>(
    `select u.id from "user" u
     join password p on p.organization_id = u.organization_id and p.user_id = u.id
     where u.organization_id = $1 and u.active and u.access_role = 'EnterpriseAdmin'
     order by u.id for update of u`,
    [organizationId],
  );
  const others = admins.filter((admin) => admin.id !== leaving.id);
  const counts = admins.length > others.length;
  if (counts && others.length === 0) {
    throw new AppError(
      "conflict",
      `${userLabel(leaving)} is the last EnterpriseAdmin who can sign in with a password. Name another one in Usher first, or leave this person out of the app's scope in Entra.`,
    );
  }
}
