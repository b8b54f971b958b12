import { mutate } from "@/lib/audit/mutate";
import { requireVersion } from "@/lib/audit/require-version";
import { type Ctx, connectorIdOf } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { isUniqueViolation } from "@/lib/db/violations";
import { AppError } from "@/lib/errors";
import { applyMembership } from "@/lib/groups/apply-membership";
import { groupTaken, requireIndexableGroup, requireUniqueName } from "@/lib/groups/create-group";
import {
  changesMembers,
  describeMembers,
  type GroupFields,
  type GroupRecord,
  type MemberRecord,
  type MembershipOutcome,
  type MembershipPlan,
  membershipNotes,
  noMembershipChange,
} from "@/lib/groups/group";
import { lockGroup, selectMembers } from "@/lib/groups/group-row";
import { lockNesting, nestedRuleOf } from "@/lib/groups/nested-groups";
import { requireOwner } from "@/lib/groups/require-owner";
import { requireOwnMembers } from "@/lib/rehearsal/own-items";
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
 *   thing asked for and none of them exists; what `applyMembership` and `applyGroupRules` throw
 */
export async function updateGroup(ctx: Ctx, id: string, change: GroupChange): Promise<GroupRecord> {
  let wanted: GroupFields = { displayName: "", externalId: null };
  try {
    return await mutate(ctx, "group:update", async (tx) => {
      await lockNestingFor(tx, ctx, change.members);
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
      if (!fieldsChanged && !changesMembers(members)) {
        return { value: before, change: null, notes: membershipNotes(members) };
      }
      const group = {
        ...before,
        ...fields,
        connectorId: before.connectorId ?? connectorIdOf(ctx),
        version: before.version + 1,
        updatedAt: ctx.now(),
      };
      const isRuled = await save(tx, ctx.organizationId, group);
      const ruleNotes = isRuled ? await followRules(tx, ctx, { before, group, members }) : [];
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
      ? members((await selectMembers(tx, ctx.organizationId, [id], nestedRuleOf(ctx))).get(id) ?? [])
      : members;
  await requireOwnMembers(tx, ctx, plan.add);
  return applyMembership(tx, ctx.organizationId, id, plan, nestedRuleOf(ctx), ctx.now());
}

/** Only where groups inside groups are kept; elsewhere nothing is asked. */
async function lockNestingFor(tx: Tx, ctx: Ctx, members: GroupChange["members"]): Promise<void> {
  if (members === null || nestedRuleOf(ctx).setting !== "keep") return;
  await lockNesting(tx, ctx.organizationId, typeof members === "function" ? null : members.add);
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
  const named = members.unknown.slice(0, 5).map((id) => id.slice(0, 100));
  throw new AppError(
    "invalid_input",
    `No user has the id ${named.join(", ")}${members.unknown.length > 5 ? ", …" : ""}. Provision the person first, then add them to the group.`,
    { field: "members" },
  );
}

/** Returns whether a rule is about the group: in the statement that is needed anyway, and while its row is locked. */
async function save(tx: Tx, organizationId: string, group: GroupRecord): Promise<boolean> {
  const [row] = await tx.query<{ ruled: boolean }>(
    `update "group" set display_name = $3, display_name_key = $4, external_id = $5, version = $6, updated_at = $7, connector_id = $8
     where organization_id = $1 and id = $2
     returning exists (select 1 from group_rule r where r.organization_id = $1 and r.group_id = $2) as ruled`,
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
  return row?.ruled === true;
}

function describeChange(before: GroupRecord, after: GroupRecord, members: MembershipOutcome) {
  const renamed = before.displayName !== after.displayName;
  const told = describeMembers(members);
  const relinked = before.externalId !== after.externalId;
  return {
    action: renamed || relinked ? "group.update" : "group.members",
    target: { type: "Group", id: after.id, name: after.displayName },
    before: {
      ...(renamed ? { displayName: before.displayName } : {}),
      ...(relinked ? { externalId: before.externalId } : {}),
      ...told.before,
    },
    after: {
      ...(renamed ? { displayName: after.displayName } : {}),
      ...(relinked ? { externalId: after.externalId } : {}),
      ...told.after,
    },
  };
}
