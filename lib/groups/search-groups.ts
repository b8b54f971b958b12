import { type Ctx, requirePermission } from "@/lib/context";
import { type Search, searchPage } from "@/lib/db/search-page";
import { withOrganization } from "@/lib/db/with-organization";
import type { GroupRecord, MemberRecord } from "@/lib/groups/group";
import { groupColumns, selectMembers, toGroupRecord } from "@/lib/groups/group-row";
import { nestedRuleOf } from "@/lib/groups/nested-groups";
import { withinRehearsal } from "@/lib/rehearsal/own-items";

/** A search in SQL over the alias `g`. */
export interface GroupSearch extends Search {
  readonly withMembers: boolean;
}

export interface FoundGroup {
  readonly group: GroupRecord;
  readonly members: readonly MemberRecord[];
}

/** A page of groups in a stable order and how many match in all. Members are touched only when asked for. */
export async function searchGroups(
  ctx: Ctx,
  search: GroupSearch,
): Promise<{ records: readonly FoundGroup[]; total: number }> {
  requirePermission(ctx, "group:read");
  return withOrganization(ctx.organizationId, async (tx) => {
    const searched = { columns: groupColumns, table: '"group"', alias: "g" };
    const { rows, total } = await searchPage<Parameters<typeof toGroupRecord>[0]>(tx, ctx.organizationId, searched, {
      ...search,
      where: withinRehearsal(search.where, "g", ctx),
    });
    const ids = search.withMembers ? rows.map((row) => row.id) : [];
    const members = await selectMembers(tx, ctx.organizationId, ids, nestedRuleOf(ctx));
    return { records: rows.map((row) => ({ group: toGroupRecord(row), members: members.get(row.id) ?? [] })), total };
  });
}
