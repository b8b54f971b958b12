import { type Mutation, mutate } from "@/lib/audit/mutate";
import { requireVersion } from "@/lib/audit/require-version";
import { strongestRole } from "@/lib/auth/permissions";
import { openConflict } from "@/lib/conflicts/open-conflict";
import { ownedByAnother } from "@/lib/conflicts/owned-by-another";
import { type Ctx, connectorIdOf, policyOf } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { isUniqueViolation } from "@/lib/db/violations";
import { admitAccessLoss } from "@/lib/guard/admit-access-loss";
import { heldBack, heldRefusal } from "@/lib/guard/held-back";
import { keepWaiting } from "@/lib/guard/keep-waiting";
import { userNameTaken } from "@/lib/users/create-user";
import { keepOneAdmin } from "@/lib/users/keep-one-admin";
import type { ProvisioningPolicy } from "@/lib/users/policy";
import { requireUniqueEmail } from "@/lib/users/require-unique-email";
import { saveExtras } from "@/lib/users/save-extras";
import { roleThatHolds, type SettledUser, settleUser } from "@/lib/users/settle-user";
import { recordDiff, type UserFields, type UserRecord, userLabel } from "@/lib/users/user";
import { fieldParams, lockUser, signInKey } from "@/lib/users/user-row";

/** New fields, and what a person may give besides. What is left out stays. */
export type UserChange = UserFields & Partial<Pick<UserRecord, "accessRoleByHand" | "loginMethod">>;

export interface UpdateOptions {
  /** The version that was shown: when the user has another by now, nothing is changed. */
  readonly version?: number;
  /** Whom the user belongs to from now on, with that connector's settings, where a person decides it. */
  readonly owner?: { readonly connectorId: string | null; readonly policy: ProvisioningPolicy | null };
}

type Outcome = {
  /** `waits`: the guard holds the connector; `held`: it takes this person's access only when an admin says so. */
  readonly kind: "done" | "held" | "waits" | "foreign";
  readonly user: UserRecord;
};

/**
 * Changes a user. `change` is pure: it gets the stored user and returns its new fields, or null to leave it as it is. It runs
 * inside the transaction with the row locked, so no concurrent change is lost. Nothing changed: no audit row, same version.
 *
 * Deactivation ends the user's sessions in the same transaction. A connector that changes a user made by hand adopts it
 * (PRODUCT S6), and its settings are applied to what it sent.
 *
 * @throws AppError `not_found`; `conflict` (field userName) when the new name is taken; `conflict` for the last admin, for a
 *   version that is not the one asked for, and for a connector that changes another connector's user; `invalid_input` for what
 *   the connector's settings refuse; `unavailable` when the guard holds the connector
 */
export async function updateUser(
  ctx: Ctx,
  id: string,
  change: (user: UserRecord) => UserChange | null,
  options: UpdateOptions = {},
): Promise<UserRecord> {
  const seen: { fields: UserFields | null } = { fields: null };
  const outcome = await run(ctx, id, { ...options, change, seen });
  const { kind, user } = outcome;
  if (kind === "done") return user;
  if (kind === "held") throw await heldBack(ctx, user, "deactivate");
  if (kind === "waits") throw heldRefusal(ctx);
  const foreign = ownedByAnother(ctx, user);
  await openConflict(ctx, { ...foreign, fields: seen.fields ?? user, createdUserId: null });
  throw foreign.refusal;
}

interface Wanted extends UpdateOptions {
  readonly change: (user: UserRecord) => UserChange | null;
  /** Filled on the way, for the refusals. */
  readonly seen: { fields: UserFields | null };
}

async function run(ctx: Ctx, id: string, wanted: Wanted): Promise<Outcome> {
  try {
    return await mutate<Outcome>(ctx, "user:update", (tx) => decide(tx, ctx, id, wanted));
  } catch (error) {
    if (isUniqueViolation(error)) throw userNameTaken(wanted.seen.fields?.userName ?? "", error);
    throw error;
  }
}

async function decide(tx: Tx, ctx: Ctx, id: string, wanted: Wanted): Promise<Mutation<Outcome>> {
  const before = await lockUser(tx, ctx.organizationId, id);
  if (wanted.version !== undefined) await requireVersion(tx, ctx.organizationId, before, wanted.version);
  const fields = wanted.change(before);
  const unchanged = (kind: Outcome["kind"]): Mutation<Outcome> => ({ value: { kind, user: before }, change: null });
  const isLoss = fields !== null && before.active && !fields.active;
  // Entra has taken a deactivation back that waits for an admin: nobody may carry it out any more.
  if (!isLoss) await keepWaiting(tx, ctx, before);
  if (fields === null) return unchanged("done");
  wanted.seen.fields = fields;
  const settled = settleUser(fields, before, wanted.owner === undefined ? policyOf(ctx) : wanted.owner.policy);
  if (isForeign(ctx, before)) return unchanged("foreign");
  if (!isLoss && policyOf(ctx)?.holdId) return unchanged("waits");
  if (isLoss && (await mustWait(tx, ctx, before))) return unchanged("held");
  return save(tx, ctx, before, { settled, fields, owner: wanted.owner });
}

/** Whether another connector owns the user. */
function isForeign(ctx: Ctx, user: UserRecord): boolean {
  const connectorId = connectorIdOf(ctx);
  return connectorId !== null && user.connectorId !== null && user.connectorId !== connectorId;
}

async function mustWait(tx: Tx, ctx: Ctx, user: UserRecord): Promise<boolean> {
  const loss = { userId: user.id, label: userLabel(user), wanted: "deactivate" } as const;
  return (await admitAccessLoss(tx, ctx, loss)) === "held";
}

interface Saved {
  readonly settled: SettledUser;
  readonly fields: UserChange;
  readonly owner: UpdateOptions["owner"];
}

async function save(tx: Tx, ctx: Ctx, before: UserRecord, saved: Saved): Promise<Mutation<Outcome>> {
  const { organizationId } = ctx;
  const connectorId = saved.owner === undefined ? (connectorIdOf(ctx) ?? before.connectorId) : saved.owner.connectorId;
  const accessRoleSent = await roleThatHolds(tx, organizationId, connectorId, saved.settled.accessRoleSent);
  const after = merge(ctx, before, { ...saved, connectorId, accessRoleSent });
  if (losesAdmin(before, after)) await keepOneAdmin(tx, ctx, [{ id: before.id, label: userLabel(before) }]);
  await requireUniqueEmail(tx, ctx, before.id, { before, after });
  await tx.query(
    `update "user" set version = $3, updated_at = $4, user_name = $5, user_name_key = $6, external_id = $7, active = $8,
       display_name = $9, user_type = $10, primary_email = $11, primary_email_key = $12, attributes = $13::jsonb,
       access_role_by_hand = $14, access_role_sent = $15, user_type_default = $16, login_method = $17, connector_id = $18
     where organization_id = $1 and id = $2`,
    [
      organizationId,
      before.id,
      after.version,
      after.updatedAt,
      ...fieldParams(after),
      after.accessRoleByHand,
      after.accessRoleSent,
      after.userTypeDefault,
      after.loginMethod,
      after.connectorId,
    ],
  );
  await followSignInKey(tx, ctx, before, after);
  const notes = await saveExtras(tx, ctx, { id: before.id, connectorId, before, settled: saved.settled });
  return {
    value: { kind: "done", user: after },
    notes,
    change: {
      action: actionOf(before, after),
      target: { type: "User", id: before.id, name: userLabel(after) },
      ...recordDiff(before, after),
    },
  };
}

function merge(
  ctx: Ctx,
  before: UserRecord,
  saved: Saved & Pick<UserRecord, "connectorId" | "accessRoleSent">,
): UserRecord {
  const { settled, fields, connectorId, accessRoleSent } = saved;
  const accessRoleByHand = fields.accessRoleByHand === undefined ? before.accessRoleByHand : fields.accessRoleByHand;
  return {
    ...before,
    ...settled.fields,
    connectorId,
    accessRoleByHand,
    accessRoleSent,
    accessRole: strongestRole([accessRoleByHand, accessRoleSent, before.accessRoleByRule]),
    userTypeDefault: settled.userTypeDefault,
    loginMethod: fields.loginMethod ?? before.loginMethod,
    version: before.version + 1,
    updatedAt: ctx.now(),
  };
}

function losesAdmin(before: UserRecord, after: UserRecord): boolean {
  if (before.accessRole !== "EnterpriseAdmin" || !before.active) return false;
  return after.accessRole !== "EnterpriseAdmin" || !after.active || after.loginMethod !== before.loginMethod;
}

/**
 * What a connector renames must not change how somebody signs in with a password: the break-glass admin would be locked out,
 * or another address could take the admin's place.
 */
async function followSignInKey(tx: Tx, ctx: Ctx, before: UserRecord, after: UserRecord): Promise<void> {
  const key = signInKey(after);
  if (ctx.actor.kind === "connector" || key === signInKey(before)) return;
  await tx.query("update password set sign_in_key = $3 where organization_id = $1 and user_id = $2", [
    ctx.organizationId,
    before.id,
    key,
  ]);
}

function actionOf(before: UserRecord, after: UserRecord): string {
  if (before.active && !after.active) return "user.deactivate";
  if (!before.active && after.active) return "user.activate";
  return before.connectorId === after.connectorId ? "user.update" : "user.adopt";
}
