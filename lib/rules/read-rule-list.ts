import type { Tx } from "@/lib/db/transaction";
import { readRules } from "@/lib/rules/rule-row";
import type { RuleItem, RuleList } from "@/lib/rules/schemas";

/** The rules with all that their page shows. */
export async function readRuleList(tx: Tx, organizationId: string): Promise<RuleList> {
  const rules = await readRules(tx, organizationId);
  const members = await countMembers(tx, organizationId, [...new Set(rules.map((rule) => rule.groupId))]);
  const folders = await readFolderNames(tx, organizationId, [...new Set(rules.flatMap((rule) => rule.folderIds))]);
  const settings = await tx.query<{ rules_version: number; user_types: string[] }>(
    "select rules_version, user_types from organization where id = $1",
    [organizationId],
  );
  return {
    version: settings[0]?.rules_version ?? 0,
    userTypes: settings[0]?.user_types ?? [],
    lastChange: await readLastChange(tx, organizationId),
    rules: rules.map(({ folderIds, ...rule }) => ({
      ...rule,
      memberCount: members.get(rule.groupId) ?? 0,
      folders: toFolders(folderIds, folders),
    })),
  };
}

async function countMembers(tx: Tx, organizationId: string, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx.query<{ group_id: string; count: number }>(
    `select group_id, count(*)::int as count from group_member
     where organization_id = $1 and group_id = any($2::uuid[]) group by group_id`,
    [organizationId, ids],
  );
  return new Map(rows.map((row) => [row.group_id, row.count]));
}

/** Names by id; folders that are gone are left out. */
export async function readFolderNames(
  tx: Tx,
  organizationId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const rows = await tx.query<{ id: string; name: string }>(
    "select id, name from folder where organization_id = $1 and id = any($2::uuid[])",
    [organizationId, ids],
  );
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** By name. */
export function toFolders(ids: readonly string[], names: ReadonlyMap<string, string>): RuleItem["folders"] {
  return ids
    .flatMap((id) => {
      const name = names.get(id);
      return name === undefined ? [] : [{ id, name }];
    })
    .sort((left, right) => left.name.localeCompare(right.name, "en"));
}

async function readLastChange(tx: Tx, organizationId: string): Promise<RuleList["lastChange"]> {
  const rows = await tx.query<{ actor_name: string; at: Date }>(
    `select actor_name, at from audit_entry
     where organization_id = $1 and target_id = $1::text and action = 'rules.save' order by id desc limit 1`,
    [organizationId],
  );
  return rows[0] === undefined ? null : { by: rows[0].actor_name, at: rows[0].at.toISOString() };
}
