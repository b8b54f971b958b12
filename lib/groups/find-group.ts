import { type Ctx, requirePermission } from "@/lib/context";
import { withOrganization } from "@/lib/db/with-organization";
import type { GroupRecord, MemberRecord } from "@/lib/groups/group";
import { groupColumns, selectMembers, toGroupRecord } from "@/lib/groups/group-row";
import { nestedRuleOf } from "@/lib/groups/nested-groups";

/** The group, with its members unless the caller will not show them, or null when there is none. */
export async function findGroup(
  ctx: Ctx,
  id: string,
  options: { withMembers: boolean },
): Promise<{ group: GroupRecord; members: readonly MemberRecord[] } | null> {
  requirePermission(ctx, "group:read");
  return withOrganization(ctx.organizationId, async (tx) => {
    const rows = await tx.query<Parameters<typeof toGroupRecord>[0]>(
      `select ${groupColumns} from "group" g where g.organization_id = $1 and g.id = $2`,
      [ctx.organizationId, id],
    );
    if (rows[0] === undefined) return null;
    const members = options.withMembers
      ? await selectMembers(tx, ctx.organizationId, [id], nestedRuleOf(ctx))
      : new Map();
    return { group: toGroupRecord(rows[0]), members: members.get(id) ?? [] };
  });
}
