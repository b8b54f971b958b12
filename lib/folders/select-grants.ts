import type { Tx } from "@/lib/db/transaction";
import type { FolderGrant, FolderSource } from "@/lib/folders/schemas";

interface GrantRow {
  readonly user_id: string;
  readonly source: FolderSource;
  readonly granted_by: string;
  readonly since: Date;
  readonly rule_id: string | null;
  readonly position: number | null;
  readonly group_id: string | null;
  readonly group_name: string | null;
}

/** The reasons why these people may use a folder, by user id; by hand first. People without a reason are left out. */
export async function selectGrants(
  tx: Tx,
  organizationId: string,
  folderId: string,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, readonly FolderGrant[]>> {
  const grants = new Map<string, FolderGrant[]>();
  if (userIds.length === 0) return grants;
  const rows = await tx.query<GrantRow>(
    `select a.user_id, a.source, a.granted_by, a.since, r.id as rule_id, r.position, r.group_id, r.group_name
     from folder_access a left join group_rule r on r.organization_id = a.organization_id and r.id = a.rule_id
     where a.organization_id = $1 and a.folder_id = $2 and a.user_id = any($3::uuid[])
     order by a.user_id, a.source`,
    [organizationId, folderId, userIds],
  );
  for (const row of rows) grants.set(row.user_id, [...(grants.get(row.user_id) ?? []), toGrant(row)]);
  return grants;
}

function toGrant(row: GrantRow): FolderGrant {
  const { rule_id: ruleId, position, group_id: groupId, group_name: groupName } = row;
  const known = ruleId !== null && position !== null && groupId !== null && groupName !== null;
  return {
    source: row.source,
    givenBy: row.granted_by,
    since: row.since.toISOString(),
    rule: known ? { ruleId, position, groupId, groupName } : null,
  };
}
