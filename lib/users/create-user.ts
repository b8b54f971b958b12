import { v7 as uuidv7 } from "uuid";
import { type Mutation, mutate } from "@/lib/audit/mutate";
import type { AccessRole } from "@/lib/auth/permissions";
import { findLookalikes, type Lookalikes } from "@/lib/conflicts/find-lookalikes";
import { openConflict } from "@/lib/conflicts/open-conflict";
import { type Ctx, connectorIdOf, policyOf } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { isUniqueViolation } from "@/lib/db/violations";
import { AppError } from "@/lib/errors";
import { noteRehearsalItem } from "@/lib/rehearsal/note-item";
import { requireUniqueEmail } from "@/lib/users/require-unique-email";
import { reviveUser } from "@/lib/users/revive-user";
import { saveExtras } from "@/lib/users/save-extras";
import { roleThatHolds, type SettledUser, settleUser } from "@/lib/users/settle-user";
import { type UserFields, type UserRecord, userLabel, userProfile } from "@/lib/users/user";
import { fieldParams } from "@/lib/users/user-row";

interface NewUser {
  readonly id: string;
  readonly settled: SettledUser;
  readonly accessRole: AccessRole | null;
}

interface Outcome {
  /** Null when somebody who is here already may be the same person, and a human has to decide. */
  readonly user: UserRecord | null;
  readonly lookalikes: Lookalikes | null;
}

/**
 * Creates a user of the organization, with the access role that a person gives it, if any. One that comes through a connector
 * belongs to it and signs in by the method that its tab Sign-in says, or by `sso`; if the connector had deleted that very person,
 * they come back instead, with their id, memberships and folders (PRODUCT K13).
 *
 * @throws AppError `conflict` (field userName or emails) when another user has that name in any spelling of upper and lower
 *   case, or somebody who does not belong to the connector may be the same person; `invalid_input` for what its settings refuse
 */
export async function createUser(
  ctx: Ctx,
  fields: UserFields,
  accessRole: AccessRole | null = null,
): Promise<UserRecord> {
  const made = { id: uuidv7(), settled: settleUser(fields, null, policyOf(ctx)), accessRole };
  const outcome = await createOrRevive(ctx, made);
  const { user, lookalikes } = outcome;
  if (lookalikes !== null) await openConflict(ctx, { ...lookalikes, fields, createdUserId: user?.id ?? null });
  if (user !== null) return user;
  throw lookalikes?.refusal ?? userNameTaken(fields.userName, undefined);
}

async function createOrRevive(ctx: Ctx, made: NewUser): Promise<Outcome> {
  try {
    return await mutate(ctx, "user:create", async (tx) => {
      const connectorId = connectorIdOf(ctx);
      // A rehearsal's people are nobody else: they neither meet a conflict nor bring anybody back.
      if (connectorId === null || ctx.rehearsalId !== undefined) return insert(tx, ctx, made, null);
      const found = await findLookalikes(tx, ctx, connectorId, made.settled.fields);
      if (found.refused !== null) return { value: { user: null, lookalikes: found.refused }, change: null };
      if (found.returning === null) return insert(tx, ctx, made, found.deletedBefore);
      const revived = await reviveUser(tx, ctx, found.returning, made.settled);
      return { ...revived, value: { user: revived.value, lookalikes: null } };
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw userNameTaken(made.settled.fields.userName, error);
    throw error;
  }
}

async function insert(tx: Tx, ctx: Ctx, made: NewUser, lookalikes: Lookalikes | null): Promise<Mutation<Outcome>> {
  const { id, settled, accessRole } = made;
  const { fields, userTypeDefault } = settled;
  const now = ctx.now();
  const connectorId = connectorIdOf(ctx);
  const accessRoleSent = await roleThatHolds(tx, ctx.organizationId, connectorId, settled.accessRoleSent);
  await requireUniqueEmail(tx, ctx, id, { before: null, after: fields });
  const [row] = await tx.prepared<Pick<UserRecord, "loginMethod">>(
    `insert into "user" (organization_id, id, connector_id, login_method, version, created_at, updated_at,
       user_name, user_name_key, external_id, active, display_name, user_type, primary_email, primary_email_key, attributes,
       access_role_by_hand, access_role_sent, user_type_default)
     values ($1, $2, $3::uuid,
       case when $3::uuid is null then 'builtin' else coalesce(
         (select s.new_people from connector_sign_in s where s.organization_id = $1 and s.connector_id = $3::uuid), 'sso') end,
       1, $4, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13::jsonb, $14, $15, $16)
     returning login_method as "loginMethod"`,
    [ctx.organizationId, id, connectorId, now, ...fieldParams(fields), accessRole, accessRoleSent, userTypeDefault],
  );
  if (row === undefined) throw new Error("The user was not inserted.");
  await noteRehearsalItem(tx, ctx, "User", id);
  const notes = await saveExtras(tx, ctx, { id, connectorId, before: null, settled });
  const user: UserRecord = {
    ...fields,
    id,
    connectorId,
    accessRole: accessRole ?? accessRoleSent,
    accessRoleByHand: accessRole,
    accessRoleSent,
    accessRoleByRule: null,
    userTypeDefault,
    userTypeByRule: null,
    loginMethod: row.loginMethod,
    version: 1,
    createdAt: now,
    updatedAt: now,
    groups: [],
  };
  return {
    value: { user, lookalikes },
    notes,
    change: {
      action: "user.create",
      target: { type: "User", id, name: userLabel(fields) },
      before: null,
      after: { ...userProfile(fields), ...(user.accessRole === null ? {} : { accessRole: user.accessRole }) },
    },
  };
}

/** The refusal that `createUser` and `updateUser` share. */
export function userNameTaken(userName: string, cause: unknown): AppError {
  return new AppError(
    "conflict",
    `Another user already has the user name ${userName} (upper and lower case count as equal). Look it up with filter=userName eq, and update that user instead.`,
    { field: "userName", cause, reason: "username_taken" },
  );
}
