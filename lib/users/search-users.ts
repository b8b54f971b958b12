import { type Ctx, requirePermission } from "@/lib/context";
import { type Search, searchPage } from "@/lib/db/search-page";
import { withOrganization } from "@/lib/db/with-organization";
import { withinRehearsal } from "@/lib/rehearsal/own-items";
import type { UserRecord } from "@/lib/users/user";
import { toUserRecord, userColumns, userGroupsColumn } from "@/lib/users/user-row";

/** A search in SQL over the alias `u`. */
export interface UserSearch extends Search {
  readonly withGroups: boolean;
}

/** A page of users in a stable order and how many match in all. Groups are touched only when asked for. */
export async function searchUsers(
  ctx: Ctx,
  search: UserSearch,
): Promise<{ records: readonly UserRecord[]; total: number }> {
  requirePermission(ctx, "user:read");
  const columns = search.withGroups ? `${userColumns}, ${userGroupsColumn}` : userColumns;
  return withOrganization(ctx.organizationId, async (tx) => {
    const searched = { columns, table: '"user"', alias: "u" };
    const { rows, total } = await searchPage<Parameters<typeof toUserRecord>[0]>(tx, ctx.organizationId, searched, {
      ...search,
      where: withinRehearsal(search.where, "u", ctx),
    });
    return { records: rows.map(toUserRecord), total };
  });
}
