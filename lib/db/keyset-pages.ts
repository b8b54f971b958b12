import { type KeyOrder, orderedKey, orderedKeysetSql } from "@/lib/db/keyset";
import { SqlParams, type SqlWriter } from "@/lib/db/sql";
import { withOrganization } from "@/lib/db/with-organization";

/** Rows of one transaction: few enough to hold, and to let others in between. */
const pageSize = 1000;

/** What is read to its end. `from` names the organization as `$1`; each row has its place in the order as `key` and `id`. */
interface KeysetRead {
  readonly columns: string | SqlWriter;
  readonly from: string;
  readonly where: SqlWriter;
  readonly order: KeyOrder;
}

/**
 * All rows in their order, a transaction for each thousand, so that a slow reader holds nothing. A row that moves meanwhile may be
 * met twice or not at all.
 */
export async function* keysetPages<Row>(
  organizationId: string,
  { columns, from, where, order }: KeysetRead,
): AsyncGenerator<readonly Row[]> {
  type Keyed = Row & { readonly sort_text: string; readonly sort_id: string };
  for (let key: string | null = null; ; ) {
    const sql = new SqlParams(organizationId);
    const filter = where(sql);
    const selected = typeof columns === "string" ? columns : columns(sql);
    const page = orderedKeysetSql({ backwards: false, key, size: pageSize }, order, sql, pageSize);
    const rows: readonly Keyed[] = await withOrganization(organizationId, (tx) =>
      tx.query<Keyed>(
        `select ${selected}, ${order.text ?? "''"} as sort_text, ${order.id} as sort_id
         from ${from} ${filter} ${page.where} ${page.orderAndLimit}`,
        sql.values,
      ),
    );
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows;
    if (rows.length < pageSize) return;
    key = orderedKey(last.sort_text, last.sort_id);
  }
}
