import { mutate } from "@/lib/audit/mutate";
import type { Ctx } from "@/lib/context";
import { isUniqueViolation } from "@/lib/db/violations";
import { AppError } from "@/lib/errors";
import {
  type MetadataKeyRow,
  metadataKeyColumns,
  metadataKeyTarget,
  toMetadataKeyDto,
} from "@/lib/metadata/metadata-key-row";
import { type DeclareMetadataKey, type MetadataKeyDto, metadataKeyLimit } from "@/lib/metadata/schemas";

/**
 * Declares a metadata key, so that Entra may send it whatever the setting for new keys says.
 *
 * @throws AppError `conflict` (field key) when the key exists in any spelling of upper and lower case; `invalid_input` (field key)
 *   beyond the limit
 */
export async function declareMetadataKey(ctx: Ctx, input: DeclareMetadataKey): Promise<MetadataKeyDto> {
  try {
    return await mutate(ctx, "metadata:create", async (tx) => {
      // As in declareSentKeys: who declares at the same time counts one after the other.
      await tx.query("select from organization where id = $1 for no key update", [ctx.organizationId]);
      const rows = await tx.query<MetadataKeyRow>(
        `insert into metadata_key as k (organization_id, key_folded, key, description, declared_by, at_first_sight, created_at)
         select $1, $2, $3, $4, $5, false, $6
         where (select count(*) from metadata_key where organization_id = $1) < $7
         returning ${metadataKeyColumns}`,
        [
          ctx.organizationId,
          input.key.toLowerCase(),
          input.key,
          input.description || null,
          ctx.actor.name,
          ctx.now(),
          metadataKeyLimit,
        ],
      );
      if (rows[0] === undefined) throw noRoom();
      return {
        value: toMetadataKeyDto(rows[0]),
        change: {
          action: "metadata_key.declare",
          target: metadataKeyTarget(rows[0]),
          before: null,
          after: { key: input.key, description: rows[0].description },
        },
      };
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw taken(input.key, error);
    throw error;
  }
}

function taken(key: string, cause: unknown): AppError {
  return new AppError(
    "conflict",
    `The key ${key} is declared already (upper and lower case count as equal). Use it as it is, or choose another name.`,
    { field: "key", cause },
  );
}

function noRoom(): AppError {
  return new AppError(
    "invalid_input",
    `An organization has at most ${metadataKeyLimit.toLocaleString("en-US")} metadata keys. Delete one that nobody needs.`,
    { field: "key" },
  );
}
