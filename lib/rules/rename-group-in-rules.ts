import type { Tx } from "@/lib/db/transaction";

/** Keeps the name of a group in the rules about it, which they show once it is gone, and in the reasons of what they gave. */
export async function renameGroupInRules(
  tx: Tx,
  organizationId: string,
  group: { readonly id: string; readonly displayName: string },
): Promise<void> {
  const renamed = await tx.query<{ id: string }>(
    "update group_rule set group_name = $3 where organization_id = $1 and group_id = $2 returning id",
    [organizationId, group.id, group.displayName],
  );
  if (renamed.length > 0) await renewFolderReasons(tx, organizationId);
}

/** After rules moved or their groups were renamed, says again by which rule each folder was given. Nobody gains or loses one. */
export async function renewFolderReasons(tx: Tx, organizationId: string): Promise<void> {
  await tx.query(
    `update folder_access a set granted_by = reason.text
     from (select r.id, 'group ' || coalesce(g.display_name, r.group_name) || ', rule ' || r.position as text
       from group_rule r left join "group" g on g.organization_id = r.organization_id and g.id = r.group_id
       where r.organization_id = $1) as reason
     where a.organization_id = $1 and a.source = 'rule' and a.rule_id = reason.id and a.granted_by <> reason.text`,
    [organizationId],
  );
}
