import { mutate } from "@/lib/audit/mutate";
import { type ConflictBefore, type ConflictRow, lockConflict, toConflicts } from "@/lib/conflicts/conflict-row";
import { inheritTombstone } from "@/lib/conflicts/inherit-tombstone";
import type { ConflictDto, DecideConflict } from "@/lib/conflicts/schemas";
import { readPolicy } from "@/lib/connectors/read-policy";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { requireRoleOver } from "@/lib/users/require-role-over";
import { updateUser } from "@/lib/users/update-user";
import { type UserRecord, userLabel } from "@/lib/users/user";

/**
 * Decides whether Entra's person is somebody who is here. Link: that user belongs to the connector from now on, with the
 * values that were sent; a deleted one's memberships and folders go to the user that was created. Apart: Entra's person is
 * created when it is sent again. Either can be undone.
 *
 * @throws AppError `not_found`; `conflict` when it is decided already, the candidate is gone, or the user name is taken by a
 *   third; `forbidden` for a user with a stronger access role than one's own
 */
export function decideConflict(ctx: Ctx, id: string, input: DecideConflict): Promise<ConflictDto> {
  return mutate(ctx, "user:update", async (tx) => {
    const conflict = await lockConflict(tx, ctx.organizationId, id);
    if (conflict.state !== "open") throw decidedAlready(conflict);
    const before = input.decision === "link" ? await link(tx, ctx, conflict, input.candidateId) : null;
    const state = input.decision === "link" ? "linked" : "apart";
    const linked = input.decision === "link" ? input.candidateId : null;
    await tx.query(
      `update conflict set state = $3, linked_user_id = $4, before = $5::jsonb, decided_by = $6, decided_at = $7
       where organization_id = $1 and id = $2`,
      [
        ctx.organizationId,
        id,
        state,
        linked,
        before === null ? null : JSON.stringify(before),
        ctx.actor.name,
        ctx.now(),
      ],
    );
    const decided = await lockConflict(tx, ctx.organizationId, id);
    const [dto] = await toConflicts(tx, ctx.organizationId, [decided]);
    if (dto === undefined) throw new Error("A locked conflict cannot vanish.");
    return {
      value: dto,
      change: {
        action: input.decision === "link" ? "conflict.link" : "conflict.apart",
        target: { type: "Conflict", id, name: conflict.sent_label },
        before: { state: "open" },
        after: { state, linkedUserId: linked },
      },
    };
  });
}

function decidedAlready(conflict: ConflictRow): AppError {
  const what = conflict.state === "linked" ? "linked" : "kept apart";
  return new AppError(
    "conflict",
    `${conflict.decided_by ?? "Somebody"} has decided this already: ${what}. Undo that first.`,
    { field: "state" },
  );
}

async function link(tx: Tx, ctx: Ctx, conflict: ConflictRow, candidateId: string): Promise<ConflictBefore> {
  if (!conflict.candidates.includes(candidateId)) {
    throw new AppError("invalid_input", "This person is none of the candidates. Choose one of those shown.", {
      field: "candidateId",
    });
  }
  if (conflict.created_user_id !== null) {
    return inheritTombstone(tx, ctx, { tombstoneId: candidateId, userId: conflict.created_user_id });
  }
  const seen: { user: UserRecord | null } = { user: null };
  const connectorId = conflict.connector_id;
  const policy = await readPolicy(tx, ctx.organizationId, connectorId);
  await updateUser(
    ctx,
    candidateId,
    (user) => {
      requireRoleOver(ctx, user.accessRole, userLabel(user));
      seen.user = user;
      // What was sent some time ago must not bring back somebody who has left since.
      return { ...conflict.sent, active: user.active && conflict.sent.active };
    },
    { owner: { connectorId, policy } },
  );
  if (seen.user === null) throw new Error("A changed user was seen.");
  const { userName, externalId, active, displayName, userType, attributes, connectorId: owner } = seen.user;
  const user = { userName, externalId, active, displayName, userType, attributes, connectorId: owner };
  return { user, groupIds: [], folderIds: [] };
}
