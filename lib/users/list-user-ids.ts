import { type Ctx, requirePermission } from "@/lib/context";
import { keysetSql, readKeyset, writeCursor } from "@/lib/db/keyset";
import { SqlParams } from "@/lib/db/sql";
import { withOrganization } from "@/lib/db/with-organization";
import type { UserIds, UserIdsParams } from "@/lib/users/schemas";
import { userFilterSql } from "@/lib/users/user-filter";

const pageSize = 500;

/**
 * The ids of the users that the filters of the list choose, oldest first, at most 500 at a time: what a bulk act on all who match
 * walks through.
 *
 * @throws AppError `forbidden`; `invalid_input` for a damaged cursor
 */
export async function listUserIds(ctx: Ctx, params: UserIdsParams): Promise<UserIds> {
  requirePermission(ctx, "user:read");
  const keyset = readKeyset(params);
  return withOrganization(ctx.organizationId, async (tx) => {
    const sql = new SqlParams(ctx.organizationId);
    const where = userFilterSql(params, sql);
    const page = keysetSql(keyset, { sql: "u.id", cast: "uuid", order: "asc" }, sql, pageSize + 1);
    const rows = await tx.query<{ id: string }>(
      `select u.id from "user" u where u.organization_id = $1 ${where} ${page.where} ${page.orderAndLimit}`,
      sql.values,
    );
    const ids = rows.slice(0, pageSize).map(({ id }) => id);
    const last = ids.at(-1);
    return { ids, next: rows.length > pageSize && last !== undefined ? writeCursor(last) : null };
  });
}
