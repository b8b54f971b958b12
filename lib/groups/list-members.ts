import { type Ctx, requirePermission } from "@/lib/context";
import { type Filtered, filteredPage } from "@/lib/db/filtered-page";
import { orderedKey, type PageLimit, readKeyset, toPage } from "@/lib/db/keyset";
import type { SqlParams } from "@/lib/db/sql";
import { withOrganization } from "@/lib/db/with-organization";
import { groupNotFound } from "@/lib/groups/group-not-found";
import type { GroupMemberItem, ListMembersParams } from "@/lib/groups/schemas";
import type { Page } from "@/lib/utils/page";
import { isUuid } from "@/lib/utils/uuid";

interface MemberRow {
  readonly user_id: string;
  readonly user_name: string;
  readonly display_name: string | null;
  readonly active: boolean;
  readonly added_at: Date;
}

/**
 * A page of a group's members, oldest user first. `q` finds parts of name, user name, e-mail and employee number.
 *
 * @throws AppError `not_found`, `forbidden`; `invalid_input` for a damaged cursor
 */
export async function listMembers(
  ctx: Ctx,
  groupId: string,
  params: ListMembersParams & PageLimit,
): Promise<Page<GroupMemberItem>> {
  requirePermission(ctx, "group:read");
  if (!isUuid(groupId)) throw groupNotFound(groupId);
  const keyset = readKeyset(params);
  return withOrganization(ctx.organizationId, async (tx) => {
    const group = await tx.query(`select 1 from "group" where organization_id = $1 and id = $2`, [
      ctx.organizationId,
      groupId,
    ]);
    if (group.length === 0) throw groupNotFound(groupId);
    const { ids, total } = await filteredPage(tx, ctx.organizationId, membersOf(groupId, params), keyset);
    const rows = await tx.query<MemberRow>(
      `select m.user_id, u.user_name, u.display_name, u.active, m.added_at
       from unnest($3::uuid[]) with ordinality as shown (id, place)
       join group_member m on m.organization_id = $1 and m.group_id = $2 and m.user_id = shown.id
       join "user" u on u.organization_id = m.organization_id and u.id = m.user_id order by shown.place`,
      [ctx.organizationId, groupId, ids],
    );
    return toPage(rows, keyset, total, { key: (row) => orderedKey("", row.user_id), item: toMemberItem });
  });
}

function membersOf(groupId: string, { q }: ListMembersParams): Filtered {
  const order = { text: null, id: "m.user_id", descending: false };
  const ofGroup = (sql: SqlParams) => `and m.group_id = ${sql.add(groupId)}::uuid`;
  if (!q) return { from: "group_member m where m.organization_id = $1", where: ofGroup, order };
  return {
    from: `group_member m join "user" u on u.organization_id = m.organization_id and u.id = m.user_id
      where m.organization_id = $1`,
    where: (sql) => `${ofGroup(sql)} and position((select usher_fold(${sql.add(q)}::text)) in u.search_text) > 0`,
    order,
    whole: true,
  };
}

function toMemberItem(row: MemberRow): GroupMemberItem {
  return {
    userId: row.user_id,
    userName: row.user_name,
    displayName: row.display_name,
    active: row.active,
    addedAt: row.added_at.toISOString(),
  };
}
