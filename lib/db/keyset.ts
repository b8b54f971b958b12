import type { SqlParams } from "@/lib/db/sql";
import { AppError } from "@/lib/errors";
import type { Page } from "@/lib/utils/page";
import { isUuid } from "@/lib/utils/uuid";

/** Rows of one page of the browser's lists, and of the API's unless told. */
const pageSize = 50;

/** A list's order by a column of text, and by id among equals; without text by id alone. The cursor is `orderedKey` of a row. */
export interface KeyOrder {
  readonly text: string | null;
  readonly id: string;
  readonly descending: boolean;
}

/** Where a page begins: after or before a key, or at the start of the list; and how many rows it has. */
export interface Keyset {
  readonly backwards: boolean;
  readonly key: string | null;
  readonly size: number;
}

/** The rows that a page may have; 50 unless told. */
export interface PageLimit {
  readonly limit?: number;
}

/** Reads the opaque cursors of a request. @throws AppError `invalid_input` (field after or before) */
export function readKeyset(params: { readonly after?: string; readonly before?: string } & PageLimit): Keyset {
  const size = params.limit ?? pageSize;
  if (params.before !== undefined) return { backwards: true, key: decode(params.before, "before"), size };
  if (params.after !== undefined) return { backwards: false, key: decode(params.after, "after"), size };
  return { backwards: false, key: null, size };
}

function decode(cursor: string, field: string): string {
  const text = Buffer.from(cursor, "base64url").toString("utf8");
  if (text === "" || text.includes("\0") || writeCursor(text) !== cursor) {
    throw damaged(field);
  }
  return text;
}

/** The opaque cursor of a key. */
export function writeCursor(key: string): string {
  return Buffer.from(key, "utf8").toString("base64url");
}

/**
 * The conditions and order of one page over `column`, which is unique in the list. Reads one row more than a page, which tells
 * whether another page follows.
 */
export function keysetSql(
  keyset: Keyset,
  column: { readonly sql: string; readonly cast: "text" | "uuid"; readonly order: "asc" | "desc" },
  params: SqlParams,
  limit = keyset.size + 1,
): { readonly where: string; readonly orderAndLimit: string } {
  const ascending = (column.order === "asc") !== keyset.backwards;
  const where =
    keyset.key === null
      ? ""
      : `and ${column.sql} ${ascending ? ">" : "<"} ${params.add(checked(keyset.key, column.cast))}::${column.cast}`;
  return { where, orderAndLimit: `order by ${column.sql} ${ascending ? "asc" : "desc"} limit ${limit}` };
}

/** As `keysetSql`, for an order in which several rows may have the same text. `limit` is for what is no page. */
export function orderedKeysetSql(
  keyset: Keyset,
  order: KeyOrder,
  params: SqlParams,
  limit = keyset.size + 1,
): { readonly where: string; readonly orderAndLimit: string } {
  const downwards = order.descending !== keyset.backwards;
  const way = downwards ? "desc" : "asc";
  const text = order.text === null ? "" : `${order.text} ${way}, `;
  const orderAndLimit = `order by ${text}${order.id} ${way} limit ${limit}`;
  return { where: keyset.key === null ? "" : `and ${beyond(keyset.key, order, downwards, params)}`, orderAndLimit };
}

function beyond(key: string, order: KeyOrder, downwards: boolean, params: SqlParams): string {
  const [text, id] = splitKey(key);
  const than = downwards ? "<" : ">";
  if (order.text === null) return `${order.id} ${than} ${params.add(id)}::uuid`;
  return `(${order.text}, ${order.id}) ${than} (${params.add(text)}::text, ${params.add(id)}::uuid)`;
}

/** The cursor's content for a row of a list that `orderedKeysetSql` orders. */
export function orderedKey(text: string, id: string): string {
  return `${id} ${text}`;
}

function splitKey(key: string): readonly [text: string, id: string] {
  const id = checked(key.slice(0, 36), "uuid");
  if (key[36] !== " ") throw damaged();
  return [key.slice(37), id];
}

function checked(key: string, cast: "text" | "uuid"): string {
  if (cast === "text" || isUuid(key)) return key;
  throw damaged();
}

function damaged(field = "after"): AppError {
  return new AppError("invalid_input", "This page link is damaged. Open the list from its beginning.", { field });
}

/** Makes the page of what `keysetSql` selected. */
export function toPage<Row, Item>(
  rows: readonly Row[],
  keyset: Keyset,
  total: number | Page<unknown>["total"],
  read: { readonly key: (row: Row) => string; readonly item: (row: Row) => Item },
): Page<Item> {
  const more = rows.length > keyset.size;
  const shown = rows.slice(0, keyset.size);
  if (keyset.backwards) shown.reverse();
  const first = shown[0];
  const last = shown.at(-1);
  const hasPrevious = keyset.backwards ? more : keyset.key !== null;
  const hasNext = keyset.backwards ? true : more;
  return {
    items: shown.map(read.item),
    previous: hasPrevious && first !== undefined ? writeCursor(read.key(first)) : null,
    next: hasNext && last !== undefined ? writeCursor(read.key(last)) : null,
    total: typeof total === "number" ? { count: total, exact: true } : total,
  };
}
