import { type Mutation, mutate } from "@/lib/audit/mutate";
import { requireVersion } from "@/lib/audit/require-version";
import { strongestRole } from "@/lib/auth/permissions";
import { openConflict } from "@/lib/conflicts/open-conflict";
import { ownedByAnother } from "@/lib/conflicts/owned-by-another";
import { type Ctx, connectorIdOf, policyOf } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { isUniqueViolation } from "@/lib/db/violations";
import { admitAccessLoss } from "@/lib/guard/admit-access-loss";
import { heldBack, requireNotHeld } from "@/lib/guard/held-back";
import { userNameTaken } from "@/lib/users/create-user";
import { endSessions } from "@/lib/users/end-sessions";
import { keepOneAdmin } from "@/lib/users/keep-one-admin";
import { requireUniqueEmail } from "@/lib/users/require-unique-email";
import { saveExtras } from "@/lib/users/save-extras";
import { type SettledUser, settleUser } from "@/lib/users/settle-user";

import { recordDiff, type UserFields, type UserRecord, userLabel } from "@/lib/users/user";
import { fieldParams, lockUser, signInKey } from "@/lib/users/user-row";

/** New fields, and what a person may give besides, whom the user belongs to among it. What is left out stays. */
export type UserChange = UserFields & Partial<Pick<UserRecord, "accessRoleByHand" | "loginMethod" | "connectorId">>;

type Outcome =
  | { readonly kind: "done"; readonly user: UserRecord }
  | { readonly kind: "held"; readonly user: UserRecord }
  | { readonly kind: "foreign"; readonly user: UserRecord };

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
  version?: number,
): Promise<UserRecord> {
  const wanted = { userName: "", fields: null as UserFields | null };
  const outcome = await run(ctx, id, { change, version, wanted });
  if (outcome.kind === "held") throw await heldBack(ctx, outcome.user, "deactivate");
  if (outcome.kind === "done") return outcome.user;
  const foreign = ownedByAnother(ctx, outcome.user);
  await openConflict(ctx, { ...foreign, fields: wanted.fields ?? outcome.user, createdUserId: null });
  throw foreign.refusal;
}

interface Wanted {
  readonly change: (user: UserRecord) => UserChange | null;
  readonly version: number | undefined;
  /** Filled on the way, for the refusals. */
  readonly wanted: { userName: string; fields: UserFields | null };
}

async function run(ctx: Ctx, id: string, { change, version, wanted }: Wanted): Promise<Outcome> {
  try {
    return await mutate<Outcome>(ctx, "user:write", async (tx) => {
      const before = await lockUser(tx, ctx.organizationId, id);
      if (version !== undefined) await requireVersion(tx, ctx.organizationId, before, version);
      const fields = change(before);
      if (fields === null) return { value: { kind: "done", user: before }, change: null };
      wanted.userName = fields.userName;
      wanted.fields = fields;
      if (isForeign(ctx, before)) return { value: { kind: "foreign", user: before }, change: null };
      const settled = settleUser(fields, before, policyOf(ctx));
      const isLoss = before.active && !fields.active;
      if (!isLoss) requireNotHeld(ctx);
      else if (await mustWait(tx, ctx, before)) return { value: { kind: "held", user: before }, change: null };
      return await save(tx, ctx, before, { settled, fields });
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw userNameTaken(wanted.userName, error);
    throw error;
  }
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

async function save(
  tx: Tx,
  ctx: Ctx,
  before: UserRecord,
  { settled, fields }: { readonly settled: SettledUser; readonly fields: UserChange },
): Promise<Mutation<Outcome>> {
  const after = merge(ctx, before, settled, fields);
  const { organizationId } = ctx;
  if (losesAdmin(before, after)) await keepOneAdmin(tx, organizationId, [{ id: before.id, label: userLabel(before) }]);
  if (before.active && !after.active) await endSessions(tx, organizationId, [before.id], after.updatedAt);
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
  const notes = await saveExtras(tx, ctx, { id: before.id, before, settled });
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

function merge(ctx: Ctx, before: UserRecord, settled: SettledUser, fields: UserChange): UserRecord {
  const accessRoleByHand = fields.accessRoleByHand === undefined ? before.accessRoleByHand : fields.accessRoleByHand;
  const { userTypeDefault } = settled;
  const connectorId =
    connectorIdOf(ctx) ?? (fields.connectorId === undefined ? before.connectorId : fields.connectorId);
  // A role that a connector sent goes with the connector.
  const accessRoleSent = connectorId === null ? null : settled.accessRoleSent;
  return {
    ...before,
    ...settled.fields,
    connectorId,
    accessRoleByHand,
    accessRoleSent,
    accessRole: strongestRole([accessRoleByHand, accessRoleSent, before.accessRoleByRule]),
    userTypeDefault,
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
