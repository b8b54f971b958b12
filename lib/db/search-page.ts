import { SqlParams, type SqlWriter } from "@/lib/db/sql";
import type { Tx } from "@/lib/db/transaction";

/** A search in SQL over one table. `offset` counts from 0; `limit` 0 asks for the total alone. */
export interface Search {
  readonly where: SqlWriter | null;
  readonly orderBy: SqlWriter | null;
  readonly offset: number;
  readonly limit: number;
}

/** What is searched: the columns to read, and the table under its alias. */
export interface Searched {
  readonly columns: string;
  readonly table: string;
  readonly alias: string;
}

/**
 * One page in a stable order (by id, which is by age, unless `orderBy` says otherwise) and how many rows match in all.
 *
 * The total is counted only when the page does not tell it already, so a look-up of one row is one indexed statement.
 */
export async function searchPage<Row>(
  tx: Tx,
  organizationId: string,
  searched: Searched,
  search: Search,
): Promise<{ rows: Row[]; total: number }> {
  const rows = search.limit === 0 ? [] : await selectRows<Row>(tx, organizationId, searched, search);
  const pageTellsTotal = rows.length < search.limit && (rows.length > 0 || search.offset === 0);
  const total = pageTellsTotal ? search.offset + rows.length : await count(tx, organizationId, searched, search);
  return { rows, total };
}

function selectRows<Row>(tx: Tx, organizationId: string, searched: Searched, search: Search): Promise<Row[]> {
  const params = new SqlParams(organizationId);
  const { columns, alias } = searched;
  const from = fromWhere(searched, search, params);
  const order = search.orderBy === null ? "" : `${search.orderBy(params)}, `;
  const page = `limit ${params.add(search.limit)} offset ${params.add(search.offset)}`;
  return tx.query<Row>(`select ${columns} ${from} order by ${order}${alias}.id ${page}`, params.values);
}

async function count(tx: Tx, organizationId: string, searched: Searched, search: Search): Promise<number> {
  const params = new SqlParams(organizationId);
  const from = fromWhere(searched, search, params);
  const rows = await tx.query<{ total: number }>(`select count(*)::int as total ${from}`, params.values);
  return rows[0]?.total ?? 0;
}

function fromWhere({ table, alias }: Searched, search: Search, params: SqlParams): string {
  const where = search.where === null ? "" : `and ${search.where(params)}`;
  return `from ${table} ${alias} where ${alias}.organization_id = $1 ${where}`;
}
