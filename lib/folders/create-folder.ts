import { mutate } from "@/lib/audit/mutate";
import type { Ctx } from "@/lib/context";
import { addFolder } from "@/lib/folders/add-folder";
import type { CreateFolder, FolderItem } from "@/lib/folders/schemas";

/**
 * Creates a folder. Everybody for whom Entra named it already may use it at once.
 *
 * @throws AppError `conflict` (field name or externalId) for what another folder has, and when there are 5,000 folders;
 *   `invalid_input` (field parentId)
 */
export function createFolder(ctx: Ctx, input: CreateFolder): Promise<FolderItem> {
  return mutate(ctx, "folder:create", async (tx) => {
    const { folder, change } = await addFolder(tx, ctx, input);
    return { value: folder, change };
  });
}
