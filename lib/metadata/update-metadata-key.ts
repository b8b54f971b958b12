import { mutate } from "@/lib/audit/mutate";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import {
  lockMetadataKey,
  type MetadataKeyRow,
  metadataKeyTarget,
  toMetadataKeyDto,
} from "@/lib/metadata/metadata-key-row";
import type { MetadataKeyDto, UpdateMetadataKey } from "@/lib/metadata/schemas";

/**
 * Changes a key's description. Its name stays: Entra's mapping and people's values hang on it.
 *
 * @throws AppError `not_found`; `conflict` (field version) with what changed, when somebody changed it after it was opened
 */
export function updateMetadataKey(ctx: Ctx, key: string, input: UpdateMetadataKey): Promise<MetadataKeyDto> {
  return mutate(ctx, "metadata:update", async (tx) => {
    const before = await lockMetadataKey(tx, ctx, key);
    if (before.version !== input.version) throw await changedMeanwhile(tx, ctx, before);
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

async function changedMeanwhile(tx: Tx, ctx: Ctx, now: MetadataKeyRow): Promise<AppError> {
  const rows = await tx.query<{ actor_name: string; at: Date }>(
    "select actor_name, at from audit_entry where organization_id = $1 and target_id = $2 order by id desc limit 1",
    [ctx.organizationId, now.key_folded],
  );
  const last = rows[0];
  const who = last === undefined ? "Somebody" : last.actor_name;
  const when = last === undefined ? "meanwhile" : `at ${last.at.toISOString()}, after you opened it`;
  const what = now.description === null ? "It has none now." : `It is “${now.description}” now.`;
  return new AppError(
    "conflict",
    `${who} changed the description of ${now.key} ${when}. ${what} Look at it again, then decide which one stays.`,
    { field: "version" },
  );
}
