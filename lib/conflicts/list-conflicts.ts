import { type ConflictRow, conflictColumns, toConflicts } from "@/lib/conflicts/conflict-row";
import type { ConflictDto, ListConflictsParams } from "@/lib/conflicts/schemas";
import { type Ctx, requirePermission } from "@/lib/context";
import { keysetSql, readKeyset, toPage } from "@/lib/db/keyset";
import { SqlParams } from "@/lib/db/sql";
import { withOrganization } from "@/lib/db/with-organization";
import type { Page } from "@/lib/utils/page";

/**
 * A page of conflicts, newest first, with who could be meant; without `state` the open ones.
 *
 * @throws AppError `forbidden`; `invalid_input` for a damaged cursor
 */
export async function listConflicts(ctx: Ctx, params: ListConflictsParams): Promise<Page<ConflictDto>> {
  requirePermission(ctx, "user:update");
  const keyset = readKeyset(params);
  return withOrganization(ctx.organizationId, async (tx) => {
    const sql = new SqlParams(ctx.organizationId, params.state ?? "open");
    const counted = await tx.query<{ total: number }>(
      "select count(*)::int as total from conflict where organization_id = $1 and state = $2",
      sql.values,
    );
    const page = keysetSql(keyset, { sql: "c.id", cast: "uuid", order: "desc" }, sql);
    const rows = await tx.query<ConflictRow>(
      `select ${conflictColumns} from conflict c
       join connector n on n.organization_id = c.organization_id and n.id = c.connector_id
       where c.organization_id = $1 and c.state = $2 ${page.where} ${page.orderAndLimit}`,
      sql.values,
    );
    const items = new Map(
      (await toConflicts(tx, ctx.organizationId, rows)).map((conflict) => [conflict.id, conflict] as const),
    );
    const shown = toPage(rows, keyset, counted[0]?.total ?? 0, { key: (row) => row.id, item: (row) => row.id });
    return { ...shown, items: shown.items.flatMap((id) => items.get(id) ?? []) };
  });
}
