import { v7 as uuidv7 } from "uuid";
import { mutate } from "@/lib/audit/mutate";
import type { Ctx } from "@/lib/context";
import { requireIndexable } from "@/lib/db/require-indexable";
import type { Tx } from "@/lib/db/transaction";
import { isUniqueViolation } from "@/lib/db/violations";
import { AppError } from "@/lib/errors";
import { applyMembership } from "@/lib/groups/apply-membership";
import { describeMembers, type GroupFields, type GroupRecord, membershipNotes } from "@/lib/groups/group";
import { nestedRuleOf } from "@/lib/groups/nested-groups";
import { noteRehearsalItem } from "@/lib/rehearsal/note-item";
import { requireOwnMembers } from "@/lib/rehearsal/own-items";

/**
 * Creates a group with members. Ids of nobody are left out and noted in the request log.
 *
 * @throws AppError `conflict` (field displayName) when another group has the same name and the same external id, or, where the
 *   connector asks for unique names, the same name; what `applyMembership` throws
 */
export async function createGroup(
  ctx: Ctx,
  fields: GroupFields,
  memberIds: readonly string[],
  uniqueNames: boolean,
): Promise<GroupRecord> {
  const connectorId = ctx.actor.kind === "connector" ? ctx.actor.id : null;
  const id = uuidv7();
  requireIndexableGroup(fields);
  try {
    return await mutate(ctx, "group:create", async (tx) => {
      const now = ctx.now();
      if (uniqueNames) await requireUniqueName(tx, ctx.organizationId, id, fields.displayName);
      await tx.query(
        `insert into "group" (organization_id, id, connector_id, display_name, display_name_key, external_id,
           version, created_at, updated_at)
         values ($1, $2, $3, $4, $5, $6, 1, $7, $7)`,
        [
          ctx.organizationId,
          id,
          connectorId,
          fields.displayName,
          fields.displayName.toLowerCase(),
          fields.externalId,
          now,
        ],
      );
      await noteRehearsalItem(tx, ctx, "Group", id);
      await requireOwnMembers(tx, ctx, memberIds);
      const plan = { clear: false, add: new Set(memberIds), remove: new Set<string>() };
      const members = await applyMembership(tx, ctx.organizationId, id, plan, nestedRuleOf(ctx), now);
      return {
        value: { ...fields, id, connectorId, version: 1, createdAt: now, updatedAt: now },
        notes: membershipNotes(members),
        change: {
          action: "group.create",
          target: { type: "Group", id, name: fields.displayName },
          before: null,
          after: { ...fields, ...describeMembers(members).after },
        },
      };
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw groupTaken(fields, error);
    throw error;
  }
}

/** @throws AppError `invalid_input` for text that is too long to be looked up by */
export function requireIndexableGroup(fields: GroupFields): void {
  requireIndexable("displayName", fields.displayName);
  requireIndexable("externalId", fields.externalId);
}

/** The refusal that `createGroup` and `updateGroup` share. */
export function groupTaken(fields: GroupFields, cause: unknown): AppError {
  return new AppError(
    "conflict",
    `Another group has the displayName ${fields.displayName} and the externalId ${fields.externalId}. Look it up with filter=externalId eq, and update that group instead.`,
    { field: "displayName", cause },
  );
}

/** Refuses a second group of one name. The advisory lock makes two creations of that name follow one another. */
export async function requireUniqueName(
  tx: Tx,
  organizationId: string,
  id: string,
  displayName: string,
): Promise<void> {
  const key = displayName.toLowerCase();
  await tx.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [`group-name:${organizationId}:${key}`]);
  const rows = await tx.query(
    `select 1 from "group" where organization_id = $1 and display_name_key = $2 and id <> $3 limit 1`,
    [organizationId, key, id],
  );
  if (rows.length > 0) {
    throw new AppError(
      "conflict",
      `Another group has the displayName ${displayName}, and this connector asks for unique group names. Rename one of them in Entra, or allow equal names in the connector's settings.`,
      { field: "displayName" },
    );
  }
}
