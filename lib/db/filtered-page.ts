import { type KeyOrder, type Keyset, orderedKeysetSql } from "@/lib/db/keyset";
import { SqlParams, type SqlWriter } from "@/lib/db/sql";
import type { Tx } from "@/lib/db/transaction";
import type { Page } from "@/lib/utils/page";

/** Up to here a total is exact, and all that match are sorted at once (SCREENS §1.6). */
const exactUpTo = 10_000;
/** Beyond, nobody reads the last digits: counting ends here. */
const countedUpTo = 250_000;

/** A filtered list. `$1` is the organization. */
export interface Filtered {
  /** What is listed, with its condition on the organization: `"user" u where u.organization_id = $1`. */
  readonly from: string;
  /** Conditions, each beginning with `and`; empty for all rows. */
  readonly where: SqlWriter;
  readonly order: KeyOrder;
  /** Finds as many rows as `from` and `where` with less work, to count them: `group_member m where …`. */
  readonly countFrom?: SqlWriter | undefined;
  /** Counts all before it finds any: for a join, whose plan for the first 10,000 takes long where nothing matches. */
  readonly whole?: boolean;
}

/**
 * The ids of a page (one more than it shows) in their order, and how many rows match. Everything else is read for these ids
 * alone, so a list joins and counts for 50 rows and not for 100,000.
 *
 * What matches few rows is found in one pass over the table, and what matches many along the index of the order.
 */
export async function filteredPage(
  tx: Tx,
  organizationId: string,
  filtered: Filtered,
  keyset: Keyset,
): Promise<{ ids: readonly string[]; total: Page<unknown>["total"] }> {
  const total = filtered.whole === true ? await countMany(tx, organizationId, filtered) : null;
  // So many are not worth keeping, when a page of them is found along the index at once.
  if (total !== null && total > exactUpTo) {
    return { ids: await alongIndex(tx, organizationId, filtered, keyset), total: { count: total, exact: false } };
  }
  if (total === 0) return { ids: [], total: { count: 0, exact: true } };
  const { order } = filtered;
  const sql = new SqlParams(organizationId);
  const from = fromWhere(filtered, sql);
  const limit = filtered.whole === true ? "" : `limit ${exactUpTo + 1}`;
  const hitOrder = { ...order, text: order.text === null ? null : "hit.sort_text", id: "hit.id" };
  const page = orderedKeysetSql(keyset, hitOrder, sql);
  const rows = await tx.query<{ total: number; ids: string[] }>(
    `with hit as materialized (select ${order.id} as id, ${order.text ?? "null"} as sort_text ${from} ${limit})
     select (select count(*)::int from hit) as total,
       array(select hit.id from hit where true ${page.where} ${page.orderAndLimit})::text[] as ids`,
    sql.values,
  );
  const found = rows[0] ?? { total: 0, ids: [] };
  if (found.total <= exactUpTo) return { ids: found.ids, total: { count: found.total, exact: true } };
  return {
    ids: await alongIndex(tx, organizationId, filtered, keyset),
    total: { count: await countMany(tx, organizationId, filtered), exact: false },
  };
}

async function alongIndex(tx: Tx, organizationId: string, filtered: Filtered, keyset: Keyset): Promise<string[]> {
  const sql = new SqlParams(organizationId);
  const from = fromWhere(filtered, sql);
  const page = orderedKeysetSql(keyset, filtered.order, sql);
  const rows = await tx.query<{ id: string }>(
    `select ${filtered.order.id} as id ${from} ${page.where} ${page.orderAndLimit}`,
    sql.values,
  );
  return rows.map(({ id }) => id);
}

async function countMany(tx: Tx, organizationId: string, filtered: Filtered): Promise<number> {
  const sql = new SqlParams(organizationId);
  const rows = await tx.query<{ total: number }>(
    `select count(*)::int as total from (select ${filtered.countFrom === undefined ? fromWhere(filtered, sql) : `from ${filtered.countFrom(sql)}`} limit ${countedUpTo}) counted`,
    sql.values,
  );
  return rows[0]?.total ?? 0;
}

function fromWhere({ from, where }: Filtered, sql: SqlParams): string {
  return `from ${from} ${where(sql)}`;
}
