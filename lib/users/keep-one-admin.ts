import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";

/** Somebody who is about to lose the role EnterpriseAdmin, or has just lost it. */
interface Leaving {
  readonly id: string;
  readonly label: string;
}

/**
 * Refuses to take away the last active EnterpriseAdmin who can sign in with a password (PRODUCT O4): without one, a failing
 * SSO would lock everybody out. Ask it before the change, with those who leave.
 *
 * @throws AppError `conflict`
 */
export async function keepOneAdmin(tx: Tx, ctx: Ctx, leaving: readonly Leaving[]): Promise<void> {
  const last = await findLastAdmin(
    tx,
    ctx.organizationId,
    leaving.map(({ id }) => id),
  );
  if (last === null) return;
  const label = leaving.find(({ id }) => id === last)?.label ?? "";
  throw lastAdmin(label, ctx);
}

/** The refusal to take this one away. */
export function lastAdmin(label: string, ctx: Ctx): AppError {
  return new AppError(
    "conflict",
    `${label} is the last EnterpriseAdmin who can sign in with a password. ${cureFor(ctx)}`,
    { reason: "last_admin" },
  );
}

/** What Entra may do about it is no help to somebody who sits in front of Usher. */
function cureFor({ actor }: Ctx): string {
  return actor.kind === "connector"
    ? "Name another one in Usher first, or leave this person out of the app's scope in Entra."
    : "Give another active person who signs in with a password the access role EnterpriseAdmin first.";
}

/**
 * Who of some people must stay, so that an active EnterpriseAdmin who can sign in with a password is left; null when somebody
 * else is. The admins' rows are locked, so that two changes at once cannot each count on the other.
 */
export async function findLastAdmin(
  tx: Tx,
  organizationId: string,
  leaving: readonly string[],
): Promise<string | null> {
  if (leaving.length === 0) return null;
  const admins = await tx.query<{ id: string }>(
    `select u.id from "user" u
     join password p on p.organization_id = u.organization_id and p.user_id = u.id
     where u.organization_id = $1 and u.active and u.access_role = 'EnterpriseAdmin' and u.login_method = 'builtin'
     order by u.id for update of u`,
    [organizationId],
  );
  const left = new Set(leaving);
  const last = admins.find(({ id }) => left.has(id));
  return last === undefined || admins.some(({ id }) => !left.has(id)) ? null : last.id;
}
