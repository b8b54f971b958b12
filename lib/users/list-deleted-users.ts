import { type Ctx, requirePermission } from "@/lib/context";
import { keysetSql, readKeyset, toPage } from "@/lib/db/keyset";
import { SqlParams } from "@/lib/db/sql";
import { withOrganization } from "@/lib/db/with-organization";
import { toOrigin } from "@/lib/users/list-item";
import type { DeletedUser, ListDeletedParams } from "@/lib/users/schemas";
import type { Page } from "@/lib/utils/page";

interface Row {
  readonly id: string;
  readonly label: string;
  readonly user_name: string;
  readonly user_name_key: string;
  readonly connector_id: string | null;
  readonly connector_name: string | null;
  readonly deleted_by: string;
  readonly deleted_at: Date;
  readonly purge_at: Date;
  readonly groups: number;
  readonly folders: number;
}

/**
 * A page of the deleted users that can still be restored, by id. `q` finds parts of name and user name.
 *
 * @throws AppError `forbidden`; `invalid_input` for a damaged cursor
 */
export async function listDeletedUsers(ctx: Ctx, params: ListDeletedParams): Promise<Page<DeletedUser>> {
  requirePermission(ctx, "user:update");
  const keyset = readKeyset(params);
  return withOrganization(ctx.organizationId, async (tx) => {
    const sql = new SqlParams(ctx.organizationId, ctx.now());
    const from = `from user_tombstone t left join connector c on c.organization_id = t.organization_id and c.id = t.connector_id
      where t.organization_id = $1 and t.purge_at > $2 ${matching(params, sql)}`;
    const counted = await tx.query<{ total: number }>(`select count(*)::int as total ${from}`, sql.values);
    const page = keysetSql(keyset, { sql: "t.id", cast: "uuid", order: "asc" }, sql);
    const rows = await tx.query<Row>(
      `select t.id, t.label, t.user_name, t.user_name_key, t.connector_id, c.name as connector_name, t.deleted_by, t.deleted_at,
         t.purge_at, jsonb_array_length(t.snapshot -> 'memberships') as groups,
         jsonb_array_length(t.snapshot -> 'folder_access') as folders
       ${from} ${page.where} ${page.orderAndLimit}`,
      sql.values,
    );
    return toPage(rows, keyset, counted[0]?.total ?? 0, { key: (row) => row.id, item: toItem });
  });
}

function matching({ q }: ListDeletedParams, sql: SqlParams): string {
  if (q === undefined || q === "") return "";
  const folded = `usher_fold(${sql.add(q)}::text)`;
  return `and (position(${folded} in usher_fold(t.label)) > 0 or position(${folded} in t.user_name_key) > 0)`;
}

function toItem(row: Row): DeletedUser {
  return {
    id: row.id,
    label: row.label,
    userName: row.user_name,
    origin: toOrigin(row),
    deletedBy: row.deleted_by,
    deletedAt: row.deleted_at.toISOString(),
    purgeAt: row.purge_at.toISOString(),
    groups: row.groups,
    folders: row.folders,
  };
}
