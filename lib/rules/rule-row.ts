import type { AccessRole } from "@/lib/auth/permissions";
import type { Tx } from "@/lib/db/transaction";
import type { Rule } from "@/lib/rules/rule";

/** A stored rule, and whether its group still exists. */
export interface StoredRule extends Rule {
  readonly groupGone: boolean;
}

interface RuleRow {
  readonly id: string;
  readonly position: number;
  readonly group_id: string;
  readonly group_name: string;
  readonly group_gone: boolean;
  readonly access_role: AccessRole | null;
  readonly user_type: string | null;
  readonly folder_ids: string[] | null;
}

/**
 * The rules in their order; a deleted group keeps its last name. With `naming`, none unless some rule names one of those groups:
 * then this one indexed statement is all that a change of members costs.
 */
export async function readRules(
  tx: Tx,
  organizationId: string,
  naming: readonly string[] | null = null,
): Promise<readonly StoredRule[]> {
  const rows = await tx.query<RuleRow>(
    `select r.id, r.position, r.group_id, coalesce(g.display_name, r.group_name) as group_name, g.id is null as group_gone,
       r.access_role, r.user_type,
       (select array_agg(f.folder_id::text order by f.folder_id) from group_rule_folder f
        where f.organization_id = r.organization_id and f.rule_id = r.id) as folder_ids
     from group_rule r
     left join "group" g on g.organization_id = r.organization_id and g.id = r.group_id
     where r.organization_id = $1 ${
       naming === null
         ? ""
         : "and exists (select 1 from group_rule n where n.organization_id = $1 and n.group_id = any($2::uuid[]))"
     }
     order by r.position`,
    naming === null ? [organizationId] : [organizationId, naming],
  );
  return rows.map((row) => ({
    id: row.id,
    position: row.position,
    groupId: row.group_id,
    groupName: row.group_name,
    groupGone: row.group_gone,
    accessRole: row.access_role,
    userType: row.user_type,
    folderIds: row.folder_ids ?? [],
  }));
}
