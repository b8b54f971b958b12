import { type Ctx, requirePermission } from "@/lib/context";
import type { SqlWriter } from "@/lib/db/sql";
import { withOrganization } from "@/lib/db/with-organization";
import { selectItems } from "@/lib/folders/folder-row";
import type { FolderItem, ListFoldersParams } from "@/lib/folders/schemas";
import { isUuid } from "@/lib/utils/uuid";

/**
 * The whole tree, flat and by name; an organization has at most 5,000 folders. `q` finds parts of names, and whole ids and
 * external ids.
 *
 * @throws AppError `forbidden`
 */
export async function listFolders(ctx: Ctx, params: ListFoldersParams): Promise<readonly FolderItem[]> {
  requirePermission(ctx, "folder:read");
  return withOrganization(ctx.organizationId, (tx) => selectItems(tx, ctx.organizationId, matching(params.q)));
}

function matching(q: string | undefined): SqlWriter | undefined {
  if (q === undefined || q === "") return undefined;
  const folded = q.toLowerCase();
  return (params) =>
    `(position(${params.add(folded)}::text in f.name_key) > 0 or f.external_id = ${params.add(q)}::text
      ${isUuid(folded) ? `or f.id = ${params.add(folded)}::uuid` : ""})`;
}
