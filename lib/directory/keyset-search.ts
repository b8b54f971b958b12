import { SqlParams, type SqlWriter } from "@/lib/db/sql";
import type { Tx } from "@/lib/db/transaction";

/** A type that sort keys have in the database. Text is compared by code point. */
export type KeyType = "text" | "uuid" | "boolean" | "numeric" | "timestamptz";

/** The order of resources before their id, which breaks ties. Without a value: last when ascending, first when descending. */
export interface DirectoryOrder {
  readonly type: KeyType;
  readonly descending: boolean;
}

/** Where a row stands in the order: its key as PostgreSQL writes it, null without one. */
export interface RowPosition {
  readonly key: string | null;
  readonly id: string;
}

/** A table to search in, under its alias. */
export interface Branch {
  readonly kind: "User" | "Group";
  readonly table: string;
  readonly alias: string;
  readonly where: SqlWriter | null;
  /** The key's SQL; null where this kind of resource has no such attribute. `never null` lets an index find the place. */
  readonly key: { readonly sql: SqlWriter; readonly nullable: boolean } | null;
}

/** A page: after or before a row, or behind `offset` rows. */
export interface Seek {
  readonly order: DirectoryOrder | null;
  readonly from: RowPosition | null;
  readonly backwards: boolean;
  readonly offset: number;
  readonly limit: number;
}

/** A row that was found. */
export interface FoundRow extends RowPosition {
  readonly kind: Branch["kind"];
}

/**
 * The rows of one page, each with its place, in the order of reading: away from `from`. A page by position costs the same wherever it
 * is; one by offset reads what lies before it.
 */
export function seekRows(
  tx: Tx,
  organizationId: string,
  branches: readonly Branch[],
  seek: Seek,
): Promise<readonly FoundRow[]> {
  const params = new SqlParams(organizationId);
  const end = params.add(seek.offset + seek.limit);
  const selects = branches.map((branch) => `(${selectBranch(branch, seek, end, params)})`);
  return tx.query<FoundRow>(
    `select d.kind, d.id, d.key::text as key from (${selects.join(" union all ")}) d
     order by ${orderOf(seek, "d.key", "d.id")} limit ${params.add(seek.limit)} offset ${params.add(seek.offset)}`,
    params.values,
  );
}

/** How many rows match in all. */
export async function countRows(tx: Tx, organizationId: string, branches: readonly Branch[]): Promise<number> {
  const params = new SqlParams(organizationId);
  const counts = branches.map(({ table, alias, where }) => {
    const condition = where === null ? "" : `and ${where(params)}`;
    return `(select count(*) from ${table} ${alias} where ${alias}.organization_id = $1 ${condition})`;
  });
  const rows = await tx.query<{ total: number }>(`select (${counts.join(" + ")})::int as total`, params.values);
  return rows[0]?.total ?? 0;
}

function selectBranch(branch: Branch, seek: Seek, end: string, params: SqlParams): string {
  const { kind, table, alias, where, key } = branch;
  const type = seek.order?.type ?? "text";
  // PostgreSQL puts the expression wherever the column is named, so an index on it is still found.
  const value = key === null ? `null::${type}` : key.sql(params);
  const collated = type === "text" ? `${value} collate "C"` : value;
  const conditions = [
    `${alias}.organization_id = $1`,
    ...(where === null ? [] : [where(params)]),
    ...(seek.from === null ? [] : [beyond(seek.from, seek, { alias, nullable: key?.nullable ?? true }, params)]),
  ];
  return `select '${kind}' as kind, ${alias}.id, k.key from ${table} ${alias} cross join lateral (select ${collated} as key) k
    where ${conditions.join(" and ")} order by ${orderOf(seek, "k.key", `${alias}.id`)} limit ${end}`;
}

/** Whether keys grow on the way: PostgreSQL's own rule for null then is last, else first. */
function isRising({ order, backwards }: Seek): boolean {
  return (order?.descending ?? false) === backwards;
}

function orderOf(seek: Seek, key: string, id: string): string {
  const byId = `${id} ${seek.backwards ? "desc" : "asc"}`;
  return seek.order === null ? byId : `${key} ${isRising(seek) ? "asc" : "desc"}, ${byId}`;
}

/** What lies behind a row in the order of reading. */
function beyond(
  from: RowPosition,
  seek: Seek,
  { alias, nullable }: { readonly alias: string; readonly nullable: boolean },
  params: SqlParams,
): string {
  const behind = `${alias}.id ${seek.backwards ? "<" : ">"} ${params.add(from.id)}::uuid`;
  if (seek.order === null) return behind;
  const rising = isRising(seek);
  if (from.key === null) return `(k.key is null and ${behind}${rising ? "" : " or k.key is not null"})`;
  const than = rising ? ">" : "<";
  const key = `${params.add(from.key)}::${seek.order.type}`;
  // The first comparison is what an index can use.
  const after = `k.key ${than}= ${key} and (k.key ${than} ${key} or ${behind})`;
  return rising && nullable ? `((${after}) or k.key is null)` : `(${after})`;
}
