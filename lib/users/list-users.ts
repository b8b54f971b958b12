import { type Ctx, requirePermission } from "@/lib/context";
import { filteredPage } from "@/lib/db/filtered-page";
import { orderedKey, type PageLimit, readKeyset, toPage } from "@/lib/db/keyset";
import type { SqlWriter } from "@/lib/db/sql";
import { withOrganization } from "@/lib/db/with-organization";
import { toListItem, type UserListRow, userConnectorJoin, userListColumns } from "@/lib/users/list-item";
import type { ListUsersParams, UserListItem } from "@/lib/users/schemas";
import { filtersOf, userFilterSql } from "@/lib/users/user-filter";
import { userOrder } from "@/lib/users/user-order";
import type { Page } from "@/lib/utils/page";

/**
 * A page of users by name unless `sort` says otherwise. `q` finds parts of name, user name, e-mail and employee number, and whole
 * object ids. The total is exact up to 10,000.
 *
 * @throws AppError `forbidden`; `invalid_input` for a damaged cursor
 */
export async function listUsers(ctx: Ctx, params: ListUsersParams & PageLimit): Promise<Page<UserListItem>> {
  requirePermission(ctx, "user:read");
  const keyset = readKeyset(params);
  return withOrganization(ctx.organizationId, async (tx) => {
    const { ids, total } = await filteredPage(
      tx,
      ctx.organizationId,
      {
        from: '"user" u where u.organization_id = $1',
        where: (sql) => userFilterSql(params, sql),
        order: userOrder(params.sort),
        countFrom: groupAlone(params),
      },
      keyset,
    );
    const rows = await tx.query<UserListRow>(
      `select ${userListColumns} from unnest($2::uuid[]) with ordinality as shown (id, place)
       join "user" u on u.organization_id = $1 and u.id = shown.id ${userConnectorJoin} order by shown.place`,
      [ctx.organizationId, ids],
    );
    return toPage(rows, keyset, total, { key: (row) => orderedKey(row.name_key, row.id), item: toListItem });
  });
}

/** The people of a big group are counted without looking at them. */
function groupAlone(params: ListUsersParams): SqlWriter | undefined {
  const { group, ...others } = filtersOf(params);
  if (group === undefined || Object.keys(others).length > 0) return undefined;
  return (sql) => `group_member m where m.organization_id = $1 and m.group_id = ${sql.add(group)}::uuid`;
}
