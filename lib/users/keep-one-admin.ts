import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { readSignInPolicy } from "@/lib/sign-in-policy/read-sign-in-policy";

/** Somebody who is about to lose the role EnterpriseAdmin, or has just lost it. */
interface Leaving {
  readonly id: string;
  readonly label: string;
}

/**
 * Refuses to take away the last active EnterpriseAdmin who can sign in with a password (PRODUCT O4): without one, a failing
 * SSO would lock everybody out. While SSO is required, only a break-glass admin can (PRODUCT L8). Ask it before the change, with
 * those who leave.
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
  throw await lastAdmin(tx, ctx, label);
}

/** The refusal to take this one away. */
export async function lastAdmin(tx: Tx, ctx: Ctx, label: string): Promise<AppError> {
  const { requireSso } = await readSignInPolicy(tx, ctx.organizationId);
  const what = requireSso
    ? "the last break-glass admin while SSO is required"
    : "the last EnterpriseAdmin who can sign in with a password";
  return new AppError("conflict", `${label} is ${what}. ${cureFor(ctx, requireSso)}`, { reason: "last_admin" });
}

/** What Entra may do about it is no help to somebody who sits in front of Usher. */
function cureFor({ actor }: Ctx, requireSso: boolean): string {
  if (actor.kind === "connector") {
    return "Name another one in Usher first, or leave this person out of the app's scope in Entra.";
  }
  return requireSso
    ? "Name another one under Sign-in policy first."
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
  // Only now: whoever requires SSO locks the admins that it rests on first, and may have done so while we waited.
  const breakGlass = await tx.query<{ user_id: string }>(
    `select b.user_id from sign_in_policy p join break_glass_admin b on b.organization_id = p.organization_id
     where p.organization_id = $1 and p.require_sso`,
    [organizationId],
  );
  const named = new Set(breakGlass.map(({ user_id }) => user_id));
  const counted = named.size === 0 ? admins : admins.filter(({ id }) => named.has(id));
  const left = new Set(leaving);
  const last = counted.find(({ id }) => left.has(id));
  return last === undefined || counted.some(({ id }) => !left.has(id)) ? null : last.id;
}
