import { type Ctx, requirePermission } from "@/lib/context";
import { SqlParams, type SqlWriter } from "@/lib/db/sql";
import { withOrganization } from "@/lib/db/with-organization";
import type { UserRecord } from "@/lib/users/user";
import { toUserRecord, userColumns, userGroupsColumn } from "@/lib/users/user-row";

/** A search in SQL over the alias `u`. `offset` counts from 0; `limit` 0 asks for the total alone. */
export interface UserSearch {
  readonly where: SqlWriter | null;
  readonly orderBy: SqlWriter | null;
  readonly offset: number;
  readonly limit: number;
  readonly withGroups: boolean;
}

/**
 * Users in a stable order (by id, which is by age, unless `orderBy` says otherwise) and how many match in all.
 *
 * The total is counted only when the page does not tell it already, so a look-up of one user is one indexed statement.
 */
export async function searchUsers(
  ctx: Ctx,
  search: UserSearch,
): Promise<{ records: readonly UserRecord[]; total: number }> {
  requirePermission(ctx, "user:read");
  return withOrganization(ctx.organizationId, async (tx) => {
    const records: UserRecord[] = [];
    if (search.limit > 0) {
      const params = new SqlParams(ctx.organizationId);
      const where = search.where === null ? "" : `and ${search.where(params)}`;
      const order = search.orderBy === null ? "" : `${search.orderBy(params)}, `;
      const rows = await tx.query<Parameters<typeof toUserRecord>[0]>(
        `select ${userColumns}${search.withGroups ? `, ${userGroupsColumn}` : ""} from "user" u
         where u.organization_id = $1 ${where}
         order by ${order}u.id limit ${params.add(search.limit)} offset ${params.add(search.offset)}`,
        params.values,
      );
      records.push(...rows.map(toUserRecord));
    }
    const pageTellsTotal = records.length < search.limit && (records.length > 0 || search.offset === 0);
    if (pageTellsTotal) return { records, total: search.offset + records.length };
    const params = new SqlParams(ctx.organizationId);
    const where = search.where === null ? "" : `and ${search.where(params)}`;
    const counted = await tx.query<{ total: number }>(
      `select count(*)::int as total from "user" u where u.organization_id = $1 ${where}`,
      params.values,
    );
    return { records, total: counted[0]?.total ?? 0 };
  });
}
