import { type Ctx, requirePermission } from "@/lib/context";
import { SqlParams } from "@/lib/db/sql";
import { withOrganization } from "@/lib/db/with-organization";
import { type MetadataKeyRow, metadataKeyColumns, toMetadataKeyDto } from "@/lib/metadata/metadata-key-row";
import { type ListMetadataKeysParams, type MetadataKeys, metadataUrn } from "@/lib/metadata/schemas";

type ListedRow = MetadataKeyRow & { readonly users: number };

const orders: Record<NonNullable<ListMetadataKeysParams["sort"]>, string> = {
  key: "k.key_folded",
  "-key": "k.key_folded desc",
  created: "k.created_at, k.key_folded",
  "-created": "k.created_at desc, k.key_folded",
  users: "users, k.key_folded",
  "-users": "users desc, k.key_folded",
};

/**
 * The organization's metadata keys, by key unless `sort` says otherwise, each with how many users have a value. `q` finds parts of
 * key and description. There are at most 1,000, so this is no page.
 *
 * @throws AppError `forbidden`
 */
export function listMetadataKeys(ctx: Ctx, params: ListMetadataKeysParams): Promise<MetadataKeys> {
  requirePermission(ctx, "metadata:read");
  return withOrganization(ctx.organizationId, async (tx) => {
    const settings = await tx.query<{ accept_new: boolean; total: number }>(
      `select o.accept_metadata_keys as accept_new,
         (select count(*)::int from metadata_key where organization_id = $1) as total
       from organization o where o.id = $1`,
      [ctx.organizationId],
    );
    const sql = new SqlParams(ctx.organizationId, metadataUrn);
    const where = params.q ? matching(sql.add(params.q)) : "";
    const rows = await tx.query<ListedRow>(
      `with used as materialized (
         select lower(sent.key) as key_folded, count(*)::int as users
         from (select jsonb_object_keys(u.attributes -> $2::text) as key from "user" u
           where u.organization_id = $1 and u.attributes ? $2::text) sent
         group by 1)
       select ${metadataKeyColumns}, coalesce(used.users, 0) as users
       from metadata_key k left join used on used.key_folded = k.key_folded
       where k.organization_id = $1 ${where}
       order by ${orders[params.sort ?? "key"]}`,
      sql.values,
    );
    return {
      keys: rows.map((row) => ({ ...toMetadataKeyDto(row), users: row.users })),
      total: settings[0]?.total ?? 0,
      acceptNew: settings[0]?.accept_new ?? true,
    };
  });
}

function matching(q: string): string {
  const folded = `usher_fold(${q}::text)`;
  return `and (position(${folded} in k.key_folded) > 0 or position(${folded} in usher_fold(k.description)) > 0)`;
}
