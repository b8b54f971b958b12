import { mutate } from "@/lib/audit/mutate";
import { type ConflictBefore, type ConflictRow, lockConflict, toConflicts } from "@/lib/conflicts/conflict-row";
import type { ConflictDto } from "@/lib/conflicts/schemas";
import { readPolicy } from "@/lib/connectors/read-policy";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { applyGroupRules } from "@/lib/rules/apply-group-rules";
import { requireRoleOver } from "@/lib/users/require-role-over";
import { updateUser } from "@/lib/users/update-user";
import { type UserFields, userLabel } from "@/lib/users/user";

const undoDays = 30;

/**
 * Takes a decision back within 30 days: the linked user belongs to whom it belonged and has the values it had; what was
 * inherited goes again. The conflict is open once more.
 *
 * @throws AppError `not_found`; `conflict` when nothing is decided or the 30 days are over; `forbidden` for a user with a
 *   stronger access role than one's own
 */
export function undoConflict(ctx: Ctx, id: string): Promise<ConflictDto> {
  return mutate(ctx, "user:update", async (tx) => {
    const conflict = await lockConflict(tx, ctx.organizationId, id);
    requireUndoable(ctx, conflict);
    await takeBack(tx, ctx, conflict);
    await tx.query(
      `update conflict set state = 'open', linked_user_id = null, before = null, decided_by = null, decided_at = null
       where organization_id = $1 and id = $2`,
      [ctx.organizationId, id],
    );
    const [dto] = await toConflicts(tx, ctx.organizationId, [await lockConflict(tx, ctx.organizationId, id)]);
    if (dto === undefined) throw new Error("A locked conflict cannot vanish.");
    return {
      value: dto,
      change: {
        action: "conflict.undo",
        target: { type: "Conflict", id, name: conflict.sent_label },
        before: { state: conflict.state, linkedUserId: conflict.linked_user_id },
        after: { state: "open" },
      },
    };
  });
}

function requireUndoable(ctx: Ctx, conflict: ConflictRow): void {
  if (conflict.state === "open" || conflict.decided_at === null) {
    throw new AppError("conflict", "Nothing has been decided here, so there is nothing to undo.", { field: "state" });
  }
  if (ctx.now().getTime() - conflict.decided_at.getTime() <= undoDays * 86_400_000) return;
  throw new AppError("conflict", `A decision can be undone for ${undoDays} days. Change the user by hand instead.`, {
    field: "state",
  });
}

function fieldsOf({ connectorId: _, ...fields }: NonNullable<ConflictBefore["user"]>): UserFields {
  return fields;
}

async function takeBack(tx: Tx, ctx: Ctx, conflict: ConflictRow): Promise<void> {
  const { before, linked_user_id: linkedUserId, created_user_id: createdUserId } = conflict;
  if (before === null) return;
  const { user, groupIds, folderIds } = before;
  if (user !== null && linkedUserId !== null) {
    const policy = user.connectorId === null ? null : await readPolicy(tx, ctx.organizationId, user.connectorId);
    await updateUser(
      ctx,
      linkedUserId,
      (current) => {
        requireRoleOver(ctx, current.accessRole, userLabel(current));
        // Undoing takes values back; it must not bring back somebody who has left since.
        return { ...fieldsOf(user), active: current.active && user.active };
      },
      { owner: { connectorId: user.connectorId, policy } },
    );
  }
  if (createdUserId === null) return;
  await tx.query(
    `select from "group" g where g.organization_id = $1 and g.id = any($2::uuid[]) order by g.id for update of g`,
    [ctx.organizationId, groupIds],
  );
  await tx.query(
    `with gone as (delete from group_member where organization_id = $1 and user_id = $2 and group_id = any($3::uuid[]) returning group_id)
     update "group" g set version = version + 1, updated_at = $4 from gone where g.organization_id = $1 and g.id = gone.group_id`,
    [ctx.organizationId, createdUserId, groupIds, ctx.now()],
  );
  await tx.query(
    "delete from folder_access where organization_id = $1 and user_id = $2 and folder_id = any($3::uuid[]) and source = 'hand'",
    [ctx.organizationId, createdUserId, folderIds],
  );
  await applyGroupRules(tx, ctx, { groupIds, userIds: [createdUserId] });
}
