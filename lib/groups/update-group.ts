import { mutate } from "@/lib/audit/mutate";
import { requireVersion } from "@/lib/audit/require-version";
import { type Ctx, connectorIdOf } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { isUniqueViolation } from "@/lib/db/violations";
import { AppError } from "@/lib/errors";
import { applyMembership } from "@/lib/groups/apply-membership";
import { groupTaken, requireIndexableGroup, requireUniqueName } from "@/lib/groups/create-group";
import {
  type GroupFields,
  type GroupRecord,
  type MemberRecord,
  type MembershipOutcome,
  type MembershipPlan,
  membershipNotes,
  noMembershipChange,
} from "@/lib/groups/group";
import { lockGroup, selectMembers } from "@/lib/groups/group-row";
import { requireOwner } from "@/lib/groups/require-owner";
import { applyGroupRules } from "@/lib/rules/apply-group-rules";
import { renameGroupInRules } from "@/lib/rules/rename-group-in-rules";

/** What to change. `fields` is pure and may return its argument; `members` null leaves the members alone. */
export interface GroupChange {
  readonly fields: (group: GroupRecord) => GroupFields;
  /** A plan, or, for a change that depends on who is a member now, a function of the loaded members. */
  readonly members: MembershipPlan | ((members: readonly MemberRecord[]) => MembershipPlan) | null;
  readonly uniqueNames: boolean;
  /** The version that a person saw: when the group has another by now, nothing is changed. */
  readonly version?: number;
}

/**
 * Changes a group under a lock on its row: membership changes of one group are applied one after the other and none is lost.
 * A connector that changes a group made by hand adopts it.
 *
 * @throws AppError `not_found`; `conflict` (field displayName, or version), and for a person who changes a group of Entra's; `invalid_input` (field members) when adding people was the only
 *   thing asked for and none of them exists; what `applyGroupRules` throws
 */
export async function updateGroup(ctx: Ctx, id: string, change: GroupChange): Promise<GroupRecord> {
  let wanted: GroupFields = { displayName: "", externalId: null };
  try {
    return await mutate(ctx, "group:update", async (tx) => {
      const before = await lockGroup(tx, ctx.organizationId, id);
      requireOwner(ctx, before);
      await requireVersion(tx, ctx.organizationId, before, change.version);
      const fields = change.fields(before);
      wanted = fields;
      requireIndexableGroup(fields);
      const renamed = fields.displayName !== before.displayName;
      const fieldsChanged = renamed || fields.externalId !== before.externalId;
      if (renamed && change.uniqueNames) await requireUniqueName(tx, ctx.organizationId, id, fields.displayName);
      const members = await changeMembers(tx, ctx, id, change.members);
      if (!fieldsChanged) refuseIfNobodyExists(members);
      if (!fieldsChanged && members.added + members.removed === 0) {
        return { value: before, change: null, notes: membershipNotes(members) };
      }
      const group = {
        ...before,
        ...fields,
        connectorId: before.connectorId ?? connectorIdOf(ctx),
        version: before.version + 1,
        updatedAt: ctx.now(),
      };
      await save(tx, ctx.organizationId, group);
      const ruleNotes = await followRules(tx, ctx, { before, group, members });
      return {
        value: group,
        change: describeChange(before, group, members),
        notes: [...membershipNotes(members), ...ruleNotes],
      };
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw groupTaken(wanted, error);
    throw error;
  }
}

async function changeMembers(
  tx: Tx,
  ctx: Ctx,
  id: string,
  members: GroupChange["members"],
): Promise<MembershipOutcome> {
  if (members === null) return noMembershipChange;
  const plan =
    typeof members === "function"
      ? members((await selectMembers(tx, ctx.organizationId, [id])).get(id) ?? [])
      : members;
  return applyMembership(tx, ctx.organizationId, id, plan, ctx.now());
}

/** Where the people are too many to be named, everybody whom the rules about this group touch is looked at. */
async function followRules(
  tx: Tx,
  ctx: Ctx,
  { before, group, members }: { before: GroupRecord; group: GroupRecord; members: MembershipOutcome },
): Promise<readonly string[]> {
  if (before.displayName !== group.displayName) await renameGroupInRules(tx, ctx.organizationId, group);
  const count = members.added + members.removed;
  if (count === 0) return [];
  const ids = [...members.addedIds, ...members.removedIds];
  const scope = { groupIds: [group.id], userIds: ids.length === count ? ids : [] };
  return (await applyGroupRules(tx, ctx, scope)).notes;
}

function refuseIfNobodyExists(members: MembershipOutcome): void {
  if (!members.onlyStrangers) return;
  throw new AppError(
    "invalid_input",
    `No user has the id ${members.unknown.slice(0, 5).join(", ")}${members.unknown.length > 5 ? ", …" : ""}. Provision the person first, then add them to the group.`,
    { field: "members" },
  );
}

async function save(tx: Tx, organizationId: string, group: GroupRecord): Promise<void> {
  await tx.query(
    `update "group" set display_name = $3, display_name_key = $4, external_id = $5, version = $6, updated_at = $7, connector_id = $8
     where organization_id = $1 and id = $2`,
    [
      organizationId,
      group.id,
      group.displayName,
      group.displayName.toLowerCase(),
      group.externalId,
      group.version,
      group.updatedAt,
      group.connectorId,
    ],
  );
}

function describeChange(before: GroupRecord, after: GroupRecord, members: MembershipOutcome) {
  const renamed = before.displayName !== after.displayName;
  const relinked = before.externalId !== after.externalId;
  return {
    action: renamed || relinked ? "group.update" : "group.members",
    target: { type: "Group", id: after.id, name: after.displayName },
    before: {
      ...(renamed ? { displayName: before.displayName } : {}),
      ...(relinked ? { externalId: before.externalId } : {}),
      ...(members.removed > 0 ? { membersRemoved: members.removed, removed: members.removedIds } : {}),
    },
    after: {
      ...(renamed ? { displayName: after.displayName } : {}),
      ...(relinked ? { externalId: after.externalId } : {}),
      ...(members.added > 0 ? { membersAdded: members.added, added: members.addedIds } : {}),
    },
  };
}
