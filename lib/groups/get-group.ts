import { type Ctx, requirePermission } from "@/lib/context";
import { withOrganization } from "@/lib/db/with-organization";
import { groupNotFound } from "@/lib/groups/group-not-found";
import { type GroupListRow, groupConnectorJoin, groupListColumns, toGroupListItem } from "@/lib/groups/list-item";
import { readNesting } from "@/lib/groups/read-nesting";
import type { GroupDetail } from "@/lib/groups/schemas";
import { readGroupRules } from "@/lib/rules/read-group-rules";
import { isUuid } from "@/lib/utils/uuid";

/** A group with its member count and what rules give to it, and the groups inside it and around it; the members are read by `listMembers`. @throws AppError `not_found`, `forbidden` */
export async function getGroup(ctx: Ctx, id: string): Promise<GroupDetail> {
  requirePermission(ctx, "group:read");
  if (!isUuid(id)) throw groupNotFound(id);
  return withOrganization(ctx.organizationId, async (tx) => {
    const rows = await tx.query<GroupListRow>(
      `select ${groupListColumns} from "group" g ${groupConnectorJoin} where g.organization_id = $1 and g.id = $2`,
      [ctx.organizationId, id],
    );
    if (rows[0] === undefined) throw groupNotFound(id);
    const rules = await readGroupRules(tx, ctx.organizationId, id);
    const nesting = await readNesting(tx, ctx.organizationId, id);
    return { ...toGroupListItem(rows[0]), version: rows[0].version, rules, ...nesting };
  });
}
