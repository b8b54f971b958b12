import { type Ctx, requirePermission } from "@/lib/context";
import { filteredPage } from "@/lib/db/filtered-page";
import { orderedKey, type PageLimit, readKeyset, toPage } from "@/lib/db/keyset";
import { withOrganization } from "@/lib/db/with-organization";
import { groupFilterSql, groupOrder } from "@/lib/groups/group-filter";
import { type GroupListRow, groupConnectorJoin, groupListColumns, toGroupListItem } from "@/lib/groups/list-item";
import type { GroupListItem, ListGroupsParams } from "@/lib/groups/schemas";
import type { Page } from "@/lib/utils/page";

/**
 * A page of groups with their numbers of members and rules, by name unless `sort` says otherwise. `q` finds parts of the name and
 * whole external ids. The total is exact up to 10,000.
 *
 * @throws AppError `forbidden`; `invalid_input` for a damaged cursor
 */
export async function listGroups(ctx: Ctx, params: ListGroupsParams & PageLimit): Promise<Page<GroupListItem>> {
  requirePermission(ctx, "group:read");
  const keyset = readKeyset(params);
  return withOrganization(ctx.organizationId, async (tx) => {
    const { ids, total } = await filteredPage(
      tx,
      ctx.organizationId,
      {
        from: '"group" g where g.organization_id = $1',
        where: (sql) => groupFilterSql(params, sql),
        order: groupOrder(params.sort),
      },
      keyset,
    );
    const rows = await tx.query<GroupListRow>(
      `select ${groupListColumns} from unnest($2::uuid[]) with ordinality as shown (id, place)
       join "group" g on g.organization_id = $1 and g.id = shown.id ${groupConnectorJoin} order by shown.place`,
      [ctx.organizationId, ids],
    );
    return toPage(rows, keyset, total, {
      key: (row) => orderedKey(row.display_name_key, row.id),
      item: toGroupListItem,
    });
  });
}
