import { entryFilterSql } from "@/lib/audit/entry-filter";
import { type EntryListRow, entryListColumns, toListItem } from "@/lib/audit/entry-row";
import type { AuditListItem, ListEntriesParams } from "@/lib/audit/schemas";
import { type Ctx, requirePermission } from "@/lib/context";
import { keysetSql, type PageLimit, readKeyset, toPage } from "@/lib/db/keyset";
import { SqlParams } from "@/lib/db/sql";
import type { Tx } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import type { Page } from "@/lib/utils/page";

/** Above this the total is an estimate: counting a long log each second would cost more than it tells. */
const countedRows = 10_000;

/**
 * A page of the audit log, newest first.
 *
 * @throws AppError `forbidden`; `invalid_input` for a damaged cursor
 */
export async function listEntries(ctx: Ctx, params: ListEntriesParams & PageLimit): Promise<Page<AuditListItem>> {
  requirePermission(ctx, "log:read");
  const keyset = readKeyset(params);
  return withOrganization(ctx.organizationId, async (tx) => {
    const sql = new SqlParams(ctx.organizationId);
    const where = entryFilterSql(params, sql);
    const page = keysetSql(keyset, { sql: "e.id", cast: "uuid", order: "desc" }, sql);
    const rows = await tx.query<EntryListRow>(
      `select ${entryListColumns} from audit_entry e
       where e.organization_id = $1 ${where} ${page.where} ${page.orderAndLimit}`,
      sql.values,
    );
    const list = toPage(rows, keyset, 0, { key: (row) => row.id, item: toListItem });
    // A list that fits on its first page has counted itself.
    const whole = list.previous === null && list.next === null;
    const total = whole ? rows.length : await countUpTo(tx, ctx.organizationId, params);
    return { ...list, total: { count: Math.min(total, countedRows), exact: total <= countedRows } };
  });
}

/** One more than is counted says that there are more. */
async function countUpTo(tx: Tx, organizationId: string, params: ListEntriesParams): Promise<number> {
  const sql = new SqlParams(organizationId);
  const where = entryFilterSql(params, sql);
  const counted = await tx.query<{ total: number }>(
    `select count(*)::int as total from (
       select 1 from audit_entry e where e.organization_id = $1 ${where} limit ${countedRows + 1}) as capped`,
    sql.values,
  );
  return counted[0]?.total ?? 0;
}
