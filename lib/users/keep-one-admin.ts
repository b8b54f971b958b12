import type { Tx } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";

/** Somebody who is about to lose the role EnterpriseAdmin, or has just lost it. */
interface Leaving {
  readonly id: string;
  readonly label: string;
}

/**
 * Refuses to take away the last active EnterpriseAdmin who can sign in with a password (PRODUCT O4): without one, a failing
 * SSO would lock everybody out. The admins' rows are locked, so that two at once cannot each count on the other.
 *
 * Ask it before the change, with those who leave.
 *
 * @throws AppError `conflict`
 */
export async function keepOneAdmin(tx: Tx, organizationId: string, leaving: readonly Leaving[]): Promise<void> {
  if (leaving.length === 0) return;
  const admins = await tx.query<{ id: string }>(
    `select u.id from "user" u
     join password p on p.organization_id = u.organization_id and p.user_id = u.id
     where u.organization_id = $1 and u.active and u.access_role = 'EnterpriseAdmin' and u.login_method = 'builtin'
     order by u.id for update of u`,
    [organizationId],
  );
  const left = new Set(leaving.map(({ id }) => id));
  const last = admins.find(({ id }) => left.has(id));
  if (last === undefined || admins.some(({ id }) => !left.has(id))) return;
  const label = leaving.find(({ id }) => id === last.id)?.label ?? "";
  throw new AppError(
    "conflict",
    `${label} is the last EnterpriseAdmin who can sign in with a password. Name another one in Usher first, or leave this person out of the app's scope in Entra.`,
    { reason: "last_admin" },
  );
}
