import type { GroupListItem } from "@/lib/groups/schemas";
import { toOrigin } from "@/lib/users/list-item";

/** A group as the lists select it. */
export interface GroupListRow {
  readonly id: string;
  readonly display_name: string;
  readonly display_name_key: string;
  readonly external_id: string | null;
  readonly connector_id: string | null;
  readonly connector_name: string | null;
  readonly member_count: number;
  readonly rule_count: number;
  readonly version: number;
  readonly created_at: Date;
  readonly updated_at: Date;
}

export const groupListColumns = `g.id, g.display_name, g.display_name_key, g.external_id, g.connector_id, c.name as connector_name, g.version,
  g.created_at, g.updated_at,
  (select count(*)::int from group_member m where m.organization_id = g.organization_id and m.group_id = g.id) as member_count,
  (select count(*)::int from group_rule r where r.organization_id = g.organization_id and r.group_id = g.id) as rule_count`;

export const groupConnectorJoin =
  "left join connector c on c.organization_id = g.organization_id and c.id = g.connector_id";

export function toGroupListItem(row: GroupListRow): GroupListItem {
  return {
    id: row.id,
    displayName: row.display_name,
    externalId: row.external_id,
    memberCount: row.member_count,
    ruleCount: row.rule_count,
    origin: toOrigin(row),
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}
