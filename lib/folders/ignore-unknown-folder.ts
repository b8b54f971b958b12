import { mutate } from "@/lib/audit/mutate";
import type { Ctx } from "@/lib/context";
import { requireUnknownFolder } from "@/lib/folders/require-unknown-folder";
import type { UnknownFolder } from "@/lib/folders/schemas";

/** Leaves an unknown folder out of what needs somebody, for everybody. @throws AppError `not_found` when nobody waits for it */
export function ignoreUnknownFolder(ctx: Ctx, input: UnknownFolder): Promise<void> {
  const { organizationId } = ctx;
  return mutate(ctx, "folder:update", async (tx) => {
    const { valueKey, value } = await requireUnknownFolder(tx, organizationId, input.value);
    const fresh = await tx.query(
      `insert into ignored_folder (organization_id, value_key, value, ignored_by, ignored_at) values ($1, $2, $3, $4, $5)
       on conflict do nothing returning 1`,
      [organizationId, valueKey, value, ctx.actor.name, ctx.now()],
    );
    return {
      value: undefined,
      change:
        fresh.length === 0
          ? null
          : {
              action: "folder.ignore",
              target: { type: "Folder", id: valueKey, name: value },
              before: null,
              after: { ignored: true },
            },
    };
  });
}
