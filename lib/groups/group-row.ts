import type { Tx } from "@/lib/db/transaction";
import type { GroupRecord, MemberRecord } from "@/lib/groups/group";
import { groupNotFound } from "@/lib/groups/group-not-found";
import type { NestedRule } from "@/lib/groups/nested-groups";

interface GroupRow {
  readonly id: string;
  readonly connector_id: string | null;
  readonly display_name: string;
  readonly external_id: string | null;
  readonly version: number;
  readonly created_at: Date;
  readonly updated_at: Date;
}

export const groupColumns = `g.id, g.connector_id, g.display_name, g.external_id, g.version, g.created_at, g.updated_at`;

export function toGroupRecord(row: GroupRow): GroupRecord {
  return {
    id: row.id,
    connectorId: row.connector_id,
    displayName: row.display_name,
    externalId: row.external_id,
    version: row.version,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

/** The group, its row locked: changes to one group follow one another, changes to others do not wait. @throws AppError `not_found` */
export async function lockGroup(tx: Tx, organizationId: string, id: string): Promise<GroupRecord> {
  const rows = await tx.query<GroupRow>(
    `select ${groupColumns} from "group" g where g.organization_id = $1 and g.id = $2 for update`,
    [organizationId, id],
  );
  const row = rows[0];
  if (row === undefined) throw groupNotFound(id);
  return toGroupRecord(row);
}

const peopleOf = `select m.group_id, m.user_id as id, coalesce(u.display_name, u.user_name) as display, 'User' as type
  from group_member m
  join "user" u on u.organization_id = m.organization_id and u.id = m.user_id
  where m.organization_id = $1 and m.group_id = any($2::uuid[])`;

const groupsOf = `select n.group_id, n.member_id, g.display_name, 'Group'
  from group_in_group n
  join "group" g on g.organization_id = n.organization_id and g.id = n.member_id
  where n.organization_id = $1 and n.group_id = any($2::uuid[])`;

/** The members of several groups in one statement, by group id, in a stable order; groups only where some may be members. */
export async function selectMembers(
  tx: Tx,
  organizationId: string,
  groupIds: readonly string[],
  { holds }: Pick<NestedRule, "holds">,
): Promise<Map<string, MemberRecord[]>> {
  const members = new Map<string, MemberRecord[]>(groupIds.map((id) => [id, []]));
  if (groupIds.length === 0) return members;
  const rows = await tx.query<MemberRecord & { readonly group_id: string }>(
    `${holds ? `${peopleOf} union all ${groupsOf}` : peopleOf} order by group_id, id`,
    [organizationId, groupIds],
  );
  for (const { group_id: groupId, id, type, display } of rows) members.get(groupId)?.push({ id, type, display });
  return members;
}
