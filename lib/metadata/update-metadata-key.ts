import { mutate } from "@/lib/audit/mutate";
import type { Expected } from "@/lib/audit/require-version";
import type { Ctx } from "@/lib/context";
import { lockMetadataKey, metadataKeyTarget, toMetadataKeyDto } from "@/lib/metadata/metadata-key-row";
import { requireKeyVersion } from "@/lib/metadata/require-key-version";
import type { MetadataKeyDto, UpdateMetadataKey } from "@/lib/metadata/schemas";

/**
 * Changes a key's description. Its name stays: Entra's mapping and people's values hang on it.
 *
 * @throws AppError `not_found`; `conflict` (field version) with what changed, when somebody changed it after it was opened
 */
export function updateMetadataKey(
  ctx: Ctx,
  key: string,
  input: Omit<UpdateMetadataKey, "version"> & Expected,
): Promise<MetadataKeyDto> {
  return mutate(ctx, "metadata:update", async (tx) => {
    const before = await lockMetadataKey(tx, ctx, key);
    await requireKeyVersion(tx, ctx, before, input.version);
    const description = input.description || null;
    if (description === before.description) return { value: toMetadataKeyDto(before), change: null };
    const after = { ...before, description, version: before.version + 1 };
    await tx.query(
      "update metadata_key set description = $3, version = $4 where organization_id = $1 and key_folded = $2",
      [ctx.organizationId, before.key_folded, description, after.version],
    );
    return {
      value: toMetadataKeyDto(after),
      change: {
        action: "metadata_key.update",
        target: metadataKeyTarget(before),
        before: { description: before.description },
        after: { description },
      },
    };
  });
}
