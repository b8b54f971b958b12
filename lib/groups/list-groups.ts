import { type Ctx, requirePermission } from "@/lib/context";
import { keysetSql, readKeyset, toPage } from "@/lib/db/keyset";
import { SqlParams } from "@/lib/db/sql";
import { withOrganization } from "@/lib/db/with-organization";
import { type GroupListRow, groupConnectorJoin, groupListColumns, toGroupListItem } from "@/lib/groups/list-item";
import type { GroupListItem, ListGroupsParams } from "@/lib/groups/schemas";
import type { Page } from "@/lib/utils/page";

/**
 * A page of groups, oldest first, with their member counts. `q` finds parts of the name and whole external ids.
 *
 * @throws AppError `forbidden`; `invalid_input` for a damaged cursor
 */
export async function listGroups(ctx: Ctx, params: ListGroupsParams): Promise<Page<GroupListItem>> {
  requirePermission(ctx, "group:read");
  const keyset = readKeyset(params);
  return withOrganization(ctx.organizationId, async (tx) => {
    const sql = new SqlParams(ctx.organizationId);
    const where =
      params.q === undefined || params.q === ""
        ? ""
        : `and (position(${sql.add(params.q.toLowerCase())}::text in g.display_name_key) > 0 or g.external_id = ${sql.add(params.q)}::text)`;
    const counted = await tx.query<{ total: number }>(
      `select count(*)::int as total from "group" g where g.organization_id = $1 ${where}`,
      sql.values,
    );
    const page = keysetSql(keyset, { sql: "g.id", cast: "uuid", order: "asc" }, sql);
    const rows = await tx.query<GroupListRow>(
      `select ${groupListColumns} from "group" g ${groupConnectorJoin}
       where g.organization_id = $1 ${where} ${page.where} ${page.orderAndLimit}`,
      sql.values,
    );
    return toPage(rows, keyset, counted[0]?.total ?? 0, { key: (row) => row.id, item: toGroupListItem });
  });
}
