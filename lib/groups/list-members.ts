import { type Ctx, requirePermission } from "@/lib/context";
import { keysetSql, readKeyset, toPage } from "@/lib/db/keyset";
import { SqlParams } from "@/lib/db/sql";
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
 * A page of a group's members, oldest user first. `q` finds parts of name and user name.
 *
 * @throws AppError `not_found`, `forbidden`; `invalid_input` for a damaged cursor
 */
export async function listMembers(
  ctx: Ctx,
  groupId: string,
  params: ListMembersParams,
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
    const sql = new SqlParams(ctx.organizationId, groupId);
    const where = matching(params, sql);
    const from = `from group_member m join "user" u on u.organization_id = m.organization_id and u.id = m.user_id
      where m.organization_id = $1 and m.group_id = $2 ${where}`;
    const counted = await tx.query<{ total: number }>(`select count(*)::int as total ${from}`, sql.values);
    const page = keysetSql(keyset, { sql: "m.user_id", cast: "uuid", order: "asc" }, sql);
    const rows = await tx.query<MemberRow>(
      `select m.user_id, u.user_name, u.display_name, u.active, m.added_at ${from} ${page.where} ${page.orderAndLimit}`,
      sql.values,
    );
    return toPage(rows, keyset, counted[0]?.total ?? 0, { key: (row) => row.user_id, item: toMemberItem });
  });
}

function matching(params: ListMembersParams, sql: SqlParams): string {
  if (params.q === undefined || params.q === "") return "";
  const folded = sql.add(params.q.toLowerCase());
  return `and (position(${folded}::text in u.user_name_key) > 0 or position(usher_fold(${sql.add(params.q)}::text) in usher_fold(u.display_name)) > 0)`;
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
