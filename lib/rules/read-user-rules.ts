import type { Tx } from "@/lib/db/transaction";
import type { RuleGrant } from "@/lib/users/schemas";

interface GrantRow {
  readonly given: "accessRole" | "userType";
  readonly value: string;
  readonly rule_id: string;
  readonly position: number;
  readonly group_id: string;
  readonly group_name: string;
  readonly since: Date;
}

/** Which rules gave a user the access role and the user type that rules give; null where none does. */
export async function readUserRules(
  tx: Tx,
  organizationId: string,
  userId: string,
): Promise<{ readonly accessRole: RuleGrant | null; readonly userType: RuleGrant | null }> {
  const rows = await tx.query<GrantRow>(
    `select given.*, r.position, r.group_id, coalesce(g.display_name, r.group_name) as group_name
     from "user" u
     cross join lateral (values
       ('accessRole', u.access_role_by_rule, u.access_role_rule_id, u.access_role_rule_since),
       ('userType', u.user_type_by_rule, u.user_type_rule_id, u.user_type_rule_since)) as given (given, value, rule_id, since)
     join group_rule r on r.organization_id = u.organization_id and r.id = given.rule_id
     left join "group" g on g.organization_id = r.organization_id and g.id = r.group_id
     where u.organization_id = $1 and u.id = $2`,
    [organizationId, userId],
  );
  const grant = (given: GrantRow["given"]) => {
    const row = rows.find((candidate) => candidate.given === given);
    return row === undefined ? null : toGrant(row);
  };
  return { accessRole: grant("accessRole"), userType: grant("userType") };
}

function toGrant(row: GrantRow): RuleGrant {
  return {
    value: row.value,
    ruleId: row.rule_id,
    position: row.position,
    groupId: row.group_id,
    groupName: row.group_name,
    since: row.since.toISOString(),
  };
}
