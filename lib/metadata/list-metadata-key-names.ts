import { type Ctx, requirePermission } from "@/lib/context";
import { withOrganization } from "@/lib/db/with-organization";
import type { MetadataKeyNames } from "@/lib/metadata/schemas";

/** The organization's metadata keys, and whether others are declared when Entra sends them. @throws AppError `forbidden` */
export function listMetadataKeyNames(ctx: Ctx): Promise<MetadataKeyNames> {
  requirePermission(ctx, "metadata:read");
  return withOrganization(ctx.organizationId, async (tx) => {
    const [row] = await tx.query<{ names: readonly string[]; accept_new: boolean }>(
      `select o.accept_metadata_keys as accept_new,
         array(select k.key from metadata_key k where k.organization_id = $1 order by k.key_folded) as names
       from organization o where o.id = $1`,
      [ctx.organizationId],
    );
    return { names: row?.names ?? [], acceptNew: row?.accept_new ?? true };
  });
}
