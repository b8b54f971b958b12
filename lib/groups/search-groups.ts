import { type Ctx, requirePermission } from "@/lib/context";
import { SqlParams, type SqlWriter } from "@/lib/db/sql";
import { withOrganization } from "@/lib/db/with-organization";
import type { GroupRecord, MemberRecord } from "@/lib/groups/group";
import { groupColumns, selectMembers, toGroupRecord } from "@/lib/groups/group-row";

/** A search in SQL over the alias `g`. `offset` counts from 0; `limit` 0 asks for the total alone. */
export interface GroupSearch {
  readonly where: SqlWriter | null;
  readonly orderBy: SqlWriter | null;
  readonly offset: number;
  readonly limit: number;
  readonly withMembers: boolean;
}

export interface FoundGroup {
  readonly group: GroupRecord;
  readonly members: readonly MemberRecord[];
}

/** Groups in a stable order and how many match in all. Members are touched only when asked for. */
export async function searchGroups(
  ctx: Ctx,
  search: GroupSearch,
): Promise<{ records: readonly FoundGroup[]; total: number }> {
  requirePermission(ctx, "group:read");
  return withOrganization(ctx.organizationId, async (tx) => {
    let groups: GroupRecord[] = [];
    if (search.limit > 0) {
      const params = new SqlParams(ctx.organizationId);
      const where = search.where === null ? "" : `and ${search.where(params)}`;
      const order = search.orderBy === null ? "" : `${search.orderBy(params)}, `;
      const rows = await tx.query<Parameters<typeof toGroupRecord>[0]>(
        `select ${groupColumns} from "group" g where g.organization_id = $1 ${where}
         order by ${order}g.id limit ${params.add(search.limit)} offset ${params.add(search.offset)}`,
        params.values,
      );
      groups = rows.map(toGroupRecord);
    }
    const ids = groups.map((group) => group.id);
    const members = search.withMembers ? await selectMembers(tx, ctx.organizationId, ids) : new Map();
    const records = groups.map((group) => ({ group, members: members.get(group.id) ?? [] }));
    const pageTellsTotal = groups.length < search.limit && (groups.length > 0 || search.offset === 0);
    if (pageTellsTotal) return { records, total: search.offset + groups.length };
    const params = new SqlParams(ctx.organizationId);
    const where = search.where === null ? "" : `and ${search.where(params)}`;
    const counted = await tx.query<{ total: number }>(
      `select count(*)::int as total from "group" g where g.organization_id = $1 ${where}`,
      params.values,
    );
    return { records, total: counted[0]?.total ?? 0 };
  });
}
