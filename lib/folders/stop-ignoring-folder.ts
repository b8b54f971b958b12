import { mutate } from "@/lib/audit/mutate";
import type { Ctx } from "@/lib/context";
import { folderKey } from "@/lib/folders/folder-key";
import type { UnknownFolder } from "@/lib/folders/schemas";

/** Shows an ignored folder again among those that need somebody. One that is not ignored stays as it is. */
export function stopIgnoringFolder(ctx: Ctx, input: UnknownFolder): Promise<void> {
  return mutate(ctx, "folder:update", async (tx) => {
    const valueKey = folderKey(input.value);
    const gone = await tx.query<{ value: string }>(
      "delete from ignored_folder where organization_id = $1 and value_key = $2 returning value",
      [ctx.organizationId, valueKey],
    );
    return {
      value: undefined,
      change:
        gone[0] === undefined
          ? null
          : {
              action: "folder.unignore",
              target: { type: "Folder", id: valueKey, name: gone[0].value },
              before: { ignored: true },
              after: null,
            },
    };
  });
}
