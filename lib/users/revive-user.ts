import type { Mutation } from "@/lib/audit/mutate";
import { strongestRole } from "@/lib/auth/permissions";
import type { ReturningTombstone } from "@/lib/conflicts/find-lookalikes";
import { type Ctx, connectorIdOf } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { requireUniqueEmail } from "@/lib/users/require-unique-email";
import { saveExtras } from "@/lib/users/save-extras";
import { roleThatHolds, type SettledUser } from "@/lib/users/settle-user";
import { unbury } from "@/lib/users/unbury";
import { recordDiff, type UserRecord, userLabel } from "@/lib/users/user";
import { fieldParams } from "@/lib/users/user-row";

/**
 * Answers the re-creation of a person whom the connector had deleted (PRODUCT K13): they come back under their id, with
 * memberships and folders, and with the attributes that were sent now in place of the old ones. An access role by hand comes
 * back only to a proven person.
 */
export async function reviveUser(
  tx: Tx,
  ctx: Ctx,
  tombstone: ReturningTombstone,
  settled: SettledUser,
): Promise<Mutation<UserRecord>> {
  const { fields, userTypeDefault } = settled;
  const before = await unbury(tx, ctx, tombstone.id, {
    userName: fields.userName,
    withoutRoleByHand: !tombstone.isProven,
  });
  const connectorId = connectorIdOf(ctx);
  const accessRoleSent = await roleThatHolds(tx, ctx.organizationId, connectorId, settled.accessRoleSent);
  const after: UserRecord = {
    ...before,
    ...fields,
    connectorId,
    accessRoleSent,
    accessRole: strongestRole([before.accessRoleByHand, accessRoleSent, before.accessRoleByRule]),
    userTypeDefault,
  };
  await requireUniqueEmail(tx, ctx, before.id, { before: null, after });
  await tx.query(
    `update "user" set user_name = $3, user_name_key = $4, external_id = $5, active = $6, display_name = $7, user_type = $8,
       primary_email = $9, primary_email_key = $10, attributes = $11::jsonb, access_role_sent = $12, user_type_default = $13
     where organization_id = $1 and id = $2`,
    [ctx.organizationId, before.id, ...fieldParams(fields), accessRoleSent, userTypeDefault],
  );
  const notes = await saveExtras(tx, ctx, { id: before.id, connectorId, before, settled });
  return {
    value: after,
    notes: [
      `${userLabel(after)} had been deleted and came back, with the same id, memberships and folders.`,
      ...(tombstone.isProven ? [] : ["An access role by hand does not come back, because externalId is no object id."]),
      ...notes,
    ],
    change: {
      action: "user.restore",
      target: { type: "User", id: before.id, name: userLabel(after) },
      ...recordDiff(before, after),
    },
  };
}
