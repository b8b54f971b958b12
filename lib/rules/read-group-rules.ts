import type { Tx } from "@/lib/db/transaction";
import { readFolderNames, toFolders } from "@/lib/rules/read-rule-list";
import { readRules } from "@/lib/rules/rule-row";
import type { GroupRuleItem } from "@/lib/rules/schemas";

/** The rules about one group, in their order. A rule above one of these may still win for a member of several groups. */
export async function readGroupRules(
  tx: Tx,
  organizationId: string,
  groupId: string,
): Promise<readonly GroupRuleItem[]> {
  const rules = (await readRules(tx, organizationId, [groupId])).filter((rule) => rule.groupId === groupId);
  if (rules.length === 0) return [];
  const names = await readFolderNames(tx, organizationId, [...new Set(rules.flatMap((rule) => rule.folderIds))]);
  return rules.map(({ id, position, accessRole, userType, folderIds }) => ({
    id,
    position,
    accessRole,
    userType,
    folders: toFolders(folderIds, names),
  }));
}
