import type { SqlWriter } from "@/lib/db/sql";
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
