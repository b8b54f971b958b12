import { type Ctx, requirePermission } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import { folderKey } from "@/lib/folders/folder-key";
import { folderNotFound } from "@/lib/folders/folder-not-found";
import { readFolder, selectItem, selectPath } from "@/lib/folders/folder-row";
import type { FolderDetail, FolderRule } from "@/lib/folders/schemas";
import { isUuid } from "@/lib/utils/uuid";

/** A folder with everything its page shows but the people. @throws AppError `not_found`, `forbidden` */
export async function getFolder(ctx: Ctx, id: string): Promise<FolderDetail> {
  requirePermission(ctx, "folder:read");
  if (!isUuid(id)) throw folderNotFound(id);
  const { organizationId } = ctx;
  return withOrganization(organizationId, async (tx) => {
    const folder = await readFolder(tx, organizationId, id);
    const counted = await tx.query<{ subfolders: number }>(
      "select count(*)::int as subfolders from folder where organization_id = $1 and parent_id = $2",
      [organizationId, id],
    );
    return {
      ...(await selectItem(tx, organizationId, id)),
      path: await selectPath(tx, organizationId, id),
      subfolders: counted[0]?.subfolders ?? 0,
      givenByRules: await selectRules(tx, organizationId, id),
      asked: await countRequests(tx, organizationId, id, folder.name),
      createdAt: folder.created_at.toISOString(),
      updatedAt: folder.updated_at.toISOString(),
    };
  });
}

function selectRules(tx: Tx, organizationId: string, id: string): Promise<FolderRule[]> {
  return tx.query<FolderRule>(
    `select r.id as "ruleId", r.position, r.group_id as "groupId", r.group_name as "groupName"
     from group_rule_folder g join group_rule r on r.organization_id = g.organization_id and r.id = g.rule_id
     where g.organization_id = $1 and g.folder_id = $2 order by r.position`,
    [organizationId, id],
  );
}

async function countRequests(tx: Tx, organizationId: string, id: string, name: string): Promise<FolderDetail["asked"]> {
  const rows = await tx.query<{ by_id: number; by_name: number; others: number }>(
    `select count(*) filter (where value_key = $2::text)::int as by_id,
       count(*) filter (where value_key = $3::text)::int as by_name,
       count(*) filter (where value_key <> $2::text and value_key <> $3::text)::int as others
     from folder_request where organization_id = $1 and folder_id = $2::uuid`,
    [organizationId, id, folderKey(name)],
  );
  const row = rows[0];
  return { byId: row?.by_id ?? 0, byExternalId: row?.others ?? 0, byName: row?.by_name ?? 0 };
}
