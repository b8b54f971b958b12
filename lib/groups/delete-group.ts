import { mutate } from "@/lib/audit/mutate";
import { type Expected, requireVersion } from "@/lib/audit/require-version";
import type { Ctx } from "@/lib/context";
import { lockGroup } from "@/lib/groups/group-row";
import { leaveOuterGroups, lockWithOuterGroups, nestedRuleOf } from "@/lib/groups/nested-groups";
import { requireOwner } from "@/lib/groups/require-owner";
import { applyGroupRules } from "@/lib/rules/apply-group-rules";

/**
 * Erases a group. Its members stay, and the groups that it was inside of no longer name it.
 *
 * @throws AppError `not_found`; `conflict` for a person who deletes a group of Entra's, and for another version than expected
 *   (field version)
 */
export function deleteGroup(ctx: Ctx, id: string, expected: Expected = {}): Promise<void> {
  return mutate(ctx, "group:delete", async (tx) => {
    const { holds } = nestedRuleOf(ctx);
    if (holds) await lockWithOuterGroups(tx, ctx.organizationId, id);
    const group = await lockGroup(tx, ctx.organizationId, id);
    expected.admit?.(group);
    requireOwner(ctx, group);
    await requireVersion(tx, ctx.organizationId, group, expected.version);
    const gone = await tx.query<{ members: number }>(
      `with gone as (delete from group_member where organization_id = $1 and group_id = $2 returning 1)
       select count(*)::int as members from gone`,
      [ctx.organizationId, id],
    );
    if (holds) await leaveOuterGroups(tx, ctx.organizationId, id, ctx.now());
    await tx.query(`delete from "group" where organization_id = $1 and id = $2`, [ctx.organizationId, id]);
    const { notes } = await applyGroupRules(tx, ctx, { groupIds: [id], userIds: [] });
    return {
      value: undefined,
      notes,
      change: {
        action: "group.delete",
        target: { type: "Group", id, name: group.displayName },
        before: { displayName: group.displayName, externalId: group.externalId, members: gone[0]?.members ?? 0 },
        after: null,
      },
    };
  });
}
