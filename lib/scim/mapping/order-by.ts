import { SqlParams, type SqlWriter } from "@/lib/db/sql";
import type { KeyType } from "@/lib/directory/search-directory";
import type { Scalar, Source, SourceOf } from "@/lib/scim/mapping/where";
import type { Attribute } from "@/lib/scim/protocol/schema/attribute";
import type { Sort } from "@/lib/scim/protocol/sort";

/**
 * Compiles a sort to SQL that orders as `compareDocuments` does (RFC 7644 §3.4.2.3): resources without a value come last in
 * ascending and first in descending order, which is PostgreSQL's own rule.
 */
export function compileOrderBy(sort: Sort, sourceOf: SourceOf): SqlWriter {
  return (params) => {
    const { target, descending } = sort;
    const attribute = target.subAttribute ?? target.attribute;
    const key = sortKey(sourceOf(target, params), target.attribute, attribute);
    return `${key} ${descending ? "desc" : "asc"}`;
  };
}

/** How a resource is placed among others: its key's SQL, and the type in the database that it has. */
export interface SortKey {
  readonly type: KeyType;
  readonly sql: SqlWriter;
  readonly nullable: boolean;
}

const typeOf: Readonly<Record<Scalar["kind"], KeyType>> = {
  text: "text",
  uuid: "uuid",
  boolean: "boolean",
  number: "numeric",
  timestamp: "timestamptz",
};

/** Characters of a key that count for a page by cursor, which carries the key. Beyond them, ids decide. */
const keyLength = 250;

/** Compiles a sort for pages by cursor: the order of `compileOrderBy`, of which only very long texts know the difference. */
export function compileSortKey(sort: Sort, sourceOf: SourceOf): SortKey {
  const attribute = sort.target.subAttribute ?? sort.target.attribute;
  const source = sourceOf(sort.target, new SqlParams());
  const scalar = source.kind === "list" || source.kind === "complex" ? source.part(attribute.name) : source;
  const isBounded = scalar.kind !== "text" || (source.kind !== "list" && scalar.folded === true);
  return {
    type: typeOf[scalar.kind],
    // A column of its own that every row fills; anything else may be missing.
    nullable: !(source.kind === "uuid" || (source.kind === "text" && source.folded === true)),
    sql: (params) => {
      const key = sortKey(sourceOf(sort.target, params), sort.target.attribute, attribute);
      return isBounded ? key : `left(${key}, ${keyLength})`;
    },
  };
}

function sortKey(source: Source, parent: Attribute, attribute: Attribute): string {
  if (source.kind === "complex") return scalarKey(source.part(attribute.name), attribute);
  if (source.kind !== "list") return scalarKey(source, attribute);
  // The primary value, else the first.
  const hasPrimary = parent.subAttributes?.some((sub) => sub.name === "primary") === true;
  const primaryFirst = hasPrimary ? `coalesce(${source.part("primary").sql}, false) desc, ` : "";
  return `(select ${scalarKey(source.part(attribute.name), attribute)} from ${source.from}
    order by ${primaryFirst}${source.position} limit 1)`;
}

function scalarKey(scalar: Scalar, attribute: Attribute): string {
  if (scalar.kind !== "text") return scalar.sql;
  const text = attribute.caseExact || scalar.folded === true ? scalar.sql : `usher_fold(${scalar.sql})`;
  return `${text} collate "C"`;
}
