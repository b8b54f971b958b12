import { type Ctx, requirePermission } from "@/lib/context";
import { keysetSql, readKeyset, toPage } from "@/lib/db/keyset";
import { SqlParams } from "@/lib/db/sql";
import { withOrganization } from "@/lib/db/with-organization";
import { toListItem, type UserListRow, userConnectorJoin, userListColumns } from "@/lib/users/list-item";
import type { ListUsersParams, UserListItem } from "@/lib/users/schemas";
import type { Page } from "@/lib/utils/page";

/**
 * A page of users by user name. `q` finds parts of name, user name and e-mail, and whole object ids.
 *
 * @throws AppError `forbidden`; `invalid_input` for a damaged cursor
 */
export async function listUsers(ctx: Ctx, params: ListUsersParams): Promise<Page<UserListItem>> {
  requirePermission(ctx, "user:read");
  const keyset = readKeyset(params);
  return withOrganization(ctx.organizationId, async (tx) => {
    const filter = new SqlParams(ctx.organizationId);
    const where = matching(params, filter);
    const counted = await tx.query<{ total: number }>(
      `select count(*)::int as total from "user" u where u.organization_id = $1 ${where}`,
      filter.values,
    );
    const page = keysetSql(keyset, { sql: "u.user_name_key", cast: "text", order: "asc" }, filter);
    const rows = await tx.query<UserListRow>(
      `select ${userListColumns} from "user" u ${userConnectorJoin}
       where u.organization_id = $1 ${where} ${page.where} ${page.orderAndLimit}`,
      filter.values,
    );
    return toPage(rows, keyset, counted[0]?.total ?? 0, { key: (row) => row.user_name_key, item: toListItem });
  });
}

function matching(params: ListUsersParams, sql: SqlParams): string {
  const conditions: string[] = [];
  if (params.status !== undefined) conditions.push(`u.active = ${sql.add(params.status === "active")}`);
  if (params.q !== undefined && params.q !== "") {
    const folded = sql.add(params.q.toLowerCase());
    conditions.push(
      `(position(${folded}::text in u.user_name_key) > 0 or position(usher_fold(${sql.add(params.q)}::text) in usher_fold(u.display_name)) > 0
        or position(${folded}::text in u.primary_email_key) > 0 or u.external_id = ${sql.add(params.q)}::text)`,
    );
  }
  return conditions.map((condition) => `and ${condition}`).join(" ");
}
