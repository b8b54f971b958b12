import type { SqlParams } from "@/lib/db/sql";
import { AppError } from "@/lib/errors";
import type { Page } from "@/lib/utils/page";
import { isUuid } from "@/lib/utils/uuid";

/** Rows of one page of the browser's lists. */
const pageSize = 50;

/** Where a page begins: after or before a key, or at the start of the list. */
export interface Keyset {
  readonly backwards: boolean;
  readonly key: string | null;
}

/** Reads the opaque cursors of a request. @throws AppError `invalid_input` (field after or before) */
export function readKeyset(params: { readonly after?: string; readonly before?: string }): Keyset {
  if (params.before !== undefined) return { backwards: true, key: decode(params.before, "before") };
  if (params.after !== undefined) return { backwards: false, key: decode(params.after, "after") };
  return { backwards: false, key: null };
}

function decode(cursor: string, field: string): string {
  const text = Buffer.from(cursor, "base64url").toString("utf8");
  if (text === "" || text.includes("\0") || encode(text) !== cursor) {
    throw new AppError("invalid_input", "This page link is damaged. Open the list from its beginning.", { field });
  }
  return text;
}

function encode(key: string): string {
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
): { readonly where: string; readonly orderAndLimit: string } {
  const ascending = (column.order === "asc") !== keyset.backwards;
  const where =
    keyset.key === null
      ? ""
      : `and ${column.sql} ${ascending ? ">" : "<"} ${params.add(checked(keyset.key, column.cast))}::${column.cast}`;
  return { where, orderAndLimit: `order by ${column.sql} ${ascending ? "asc" : "desc"} limit ${pageSize + 1}` };
}

function checked(key: string, cast: "text" | "uuid"): string {
  if (cast === "text" || isUuid(key)) return key;
  throw new AppError("invalid_input", "This page link is damaged. Open the list from its beginning.", {
    field: "after",
  });
}

/** Makes the page of what `keysetSql` selected. */
export function toPage<Row, Item>(
  rows: readonly Row[],
  keyset: Keyset,
  total: number,
  read: { readonly key: (row: Row) => string; readonly item: (row: Row) => Item },
): Page<Item> {
  const more = rows.length > pageSize;
  const shown = rows.slice(0, pageSize);
  if (keyset.backwards) shown.reverse();
  const first = shown[0];
  const last = shown.at(-1);
  const hasPrevious = keyset.backwards ? more : keyset.key !== null;
  const hasNext = keyset.backwards ? true : more;
  return {
    items: shown.map(read.item),
    previous: hasPrevious && first !== undefined ? encode(read.key(first)) : null,
    next: hasNext && last !== undefined ? encode(read.key(last)) : null,
    total: { count: total, exact: true },
  };
}
