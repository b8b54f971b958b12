import { type Ctx, requirePermission } from "@/lib/context";
import { withOrganization } from "@/lib/db/with-organization";
import { readMetadataKey, toMetadataKeyDto } from "@/lib/metadata/metadata-key-row";
import { type MetadataKeyItem, metadataUrn } from "@/lib/metadata/schemas";

/** A metadata key in any spelling of upper and lower case, with how many users have a value. @throws AppError `not_found` */
export function getMetadataKey(ctx: Ctx, key: string): Promise<MetadataKeyItem> {
  requirePermission(ctx, "metadata:read");
  return withOrganization(ctx.organizationId, async (tx) => {
    const row = await readMetadataKey(tx, ctx, key);
    const counted = await tx.query<{ users: number }>(
      `select count(*)::int as users from "user" u
       where u.organization_id = $1 and u.attributes ? $2::text and exists (
         select from jsonb_object_keys(u.attributes -> $2::text) as sent (key) where lower(sent.key) = $3)`,
      [ctx.organizationId, metadataUrn, row.key_folded],
    );
    return { ...toMetadataKeyDto(row), users: counted[0]?.users ?? 0 };
  });
}
