import { mutate } from "@/lib/audit/mutate";
import type { Expected } from "@/lib/audit/require-version";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { lockMetadataKey, metadataKeyTarget } from "@/lib/metadata/metadata-key-row";
import { requireKeyVersion } from "@/lib/metadata/require-key-version";
import { type DeletedMetadataKey, metadataUrn } from "@/lib/metadata/schemas";

/**
 * Deletes a key and its value from everybody who has one, Entra's people included. Entra sends the values again, and with them
 * perhaps the key, unless its mapping is removed. Answers how many users lost a value.
 *
 * @throws AppError `not_found`; `conflict` (field version) for another version than expected
 */
export function deleteMetadataKey(ctx: Ctx, key: string, expected: Expected = {}): Promise<DeletedMetadataKey> {
  return mutate(ctx, "metadata:delete", async (tx) => {
    const row = await lockMetadataKey(tx, ctx, key);
    await requireKeyVersion(tx, ctx, row, expected.version);
    await tx.query("delete from metadata_key where organization_id = $1 and key_folded = $2", [
      ctx.organizationId,
      row.key_folded,
    ]);
    const users = await forget(tx, ctx, row.key_folded);
    return {
      value: { users },
      change: {
        action: "metadata_key.delete",
        target: metadataKeyTarget(row),
        before: { key: row.key, description: row.description, users },
        after: null,
      },
    };
  });
}

/** Removes the key in every spelling, and the extension where nothing else is in it. Users are locked in the order of their ids. */
async function forget(tx: Tx, ctx: Ctx, keyFolded: string): Promise<number> {
  const rows = await tx.query<{ users: number }>(
    `with holder as materialized (
       select u.id from "user" u
       where u.organization_id = $1 and exists (
         select from jsonb_object_keys(u.attributes -> $2::text) as sent (key) where lower(sent.key) = $3)
       order by u.id for update of u),
     changed as (
       update "user" u set version = u.version + 1, updated_at = $4, attributes = (
         select case when rest.metadata is null then u.attributes - $2::text
           else jsonb_set(u.attributes, array[$2::text], rest.metadata) end
         from (select jsonb_object_agg(sent.key, sent.value) as metadata
           from jsonb_each(u.attributes -> $2::text) as sent (key, value) where lower(sent.key) <> $3) rest)
       from holder where u.organization_id = $1 and u.id = holder.id
       returning 1)
     select count(*)::int as users from changed`,
    [ctx.organizationId, metadataUrn, keyFolded, ctx.now()],
  );
  return rows[0]?.users ?? 0;
}
