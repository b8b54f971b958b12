import type { SqlParams, SqlWriter } from "@/lib/db/sql";
import type { CompareOp } from "@/lib/scim/protocol/filter/ast";
import type { TypedFilter, TypedValue } from "@/lib/scim/protocol/filter/check";
import type { Attribute } from "@/lib/scim/protocol/schema/attribute";
import type { Target } from "@/lib/scim/protocol/schema/lookup";
import { fold } from "@/lib/scim/protocol/text";
import { isUuid } from "@/lib/utils/uuid";

/** How SQL reads one value. `folded`: the column holds text that `fold` has lower-cased already. */
export type Scalar =
  | { readonly kind: "text"; readonly sql: string; readonly folded?: boolean }
  | { readonly kind: "uuid" | "boolean" | "number" | "timestamp"; readonly sql: string };

/** How SQL reads an attribute: one value, one complex value, or the rows of a list with a reader for each part. */
export type Source =
  | Scalar
  | { readonly kind: "complex"; readonly sql: string; readonly part: (name: string) => Scalar }
  | {
      readonly kind: "list";
      readonly from: string;
      readonly part: (name: string) => Scalar;
      /** The order of the elements as a client reads them. */
      readonly position: string;
    };

/** Tells where an attribute lives. `target.subAttribute` is not looked at. */
export type SourceOf = (target: Target, params: SqlParams) => Source;

type Compare = Extract<TypedFilter, { kind: "compare" }>;

/**
 * Compiles a filter to parameterised SQL that selects what `evaluate` calls a match. Values go to the parameters; the text is
 * made of names from the schema table alone.
 *
 * Text that has no folded column is folded by the function usher_fold of the migrations, which maps as `fold` does, except for
 * the two letters whose lower case is longer than one character.
 */
export function compileWhere(filter: TypedFilter, sourceOf: SourceOf): SqlWriter {
  return (params) => compile(filter, { params, sourceOf });
}

interface Scope {
  readonly params: SqlParams;
  readonly sourceOf: SourceOf;
}

function compile(filter: TypedFilter, scope: Scope): string {
  switch (filter.kind) {
    case "and":
    case "or":
      return `(${compile(filter.left, scope)} ${filter.kind} ${compile(filter.right, scope)})`;
    case "not":
      // SQL's third truth value must not leak: an unknown operand is a false one.
      return `(not coalesce(${compile(filter.operand, scope)}, false))`;
    case "present":
      return present(filter.target, scope.sourceOf(filter.target, scope.params));
    case "compare":
      return compare(filter, scope);
    case "group":
      return group(filter.where, scope.sourceOf(filter.target, scope.params), scope.params);
    default:
      return filter satisfies never;
  }
}

function present(target: Target, source: Source): string {
  const sub = target.subAttribute;
  switch (source.kind) {
    case "list":
      return `exists (select 1 from ${source.from}${sub === undefined ? "" : ` where ${source.part(sub.name).sql} is not null`})`;
    case "complex":
      return `${sub === undefined ? source.sql : source.part(sub.name).sql} is not null`;
    default:
      return `${source.sql} is not null`;
  }
}

function compare(filter: Compare, scope: Scope): string {
  const { target, op, value } = filter;
  const source = scope.sourceOf(target, scope.params);
  const attribute = target.subAttribute ?? target.attribute;
  if (source.kind === "list") {
    const matched = `exists (select 1 from ${source.from} where ${scalar(source.part(attribute.name), attribute, op, value, scope.params)})`;
    return op === "ne" ? `(${matched} or not exists (select 1 from ${source.from}))` : matched;
  }
  const single = source.kind === "complex" ? source.part(attribute.name) : source;
  return scalar(single, attribute, op, value, scope.params);
}

/** The inside of `[ ]`: all of it must hold for one element. */
function group(where: TypedFilter, source: Source, params: SqlParams): string {
  if (source.kind === "list") return `exists (select 1 from ${source.from} where ${inElement(where, source, params)})`;
  if (source.kind === "complex") return `(${source.sql} is not null and ${inElement(where, source, params)})`;
  return "false";
}

function inElement(
  where: TypedFilter,
  element: Extract<Source, { kind: "list" | "complex" }>,
  params: SqlParams,
): string {
  switch (where.kind) {
    case "and":
    case "or":
      return `(${inElement(where.left, element, params)} ${where.kind} ${inElement(where.right, element, params)})`;
    case "not":
      return `(not coalesce(${inElement(where.operand, element, params)}, false))`;
    case "present":
      return `${partOf(where.target, element).sql} is not null`;
    case "compare":
      return scalar(partOf(where.target, element), subAttributeOf(where.target), where.op, where.value, params);
    case "group":
      return "false";
    default:
      return where satisfies never;
  }
}

function subAttributeOf(target: Target): Attribute {
  return target.subAttribute ?? target.attribute;
}

function partOf(target: Target, element: { readonly part: (name: string) => Scalar }): Scalar {
  return element.part(subAttributeOf(target).name);
}

/** One comparison; an absent value matches `ne` and nothing else. */
function scalar(read: Scalar, attribute: Attribute, op: CompareOp, value: TypedValue, params: SqlParams): string {
  if (op === "ne") return `(not coalesce(${scalar(read, attribute, "eq", value, params)}, false))`;
  switch (read.kind) {
    case "boolean":
      return `${read.sql} = ${params.add(value === true)}`;
    case "number":
      return `${read.sql} ${sqlOperator(op)} ${params.add(String(value))}::numeric`;
    case "timestamp":
      return `${read.sql} ${sqlOperator(op)} ${params.add(storableInstant(String(value)))}::timestamptz`;
    case "uuid":
      if (op === "eq") return isUuid(String(value)) ? `${read.sql} = ${params.add(value)}::uuid` : "false";
      return text(`${read.sql}::text`, op, params.add(String(value)));
    case "text":
      return textual(read, attribute, op, String(value), params);
    default:
      return read satisfies never;
  }
}

function textual(
  read: Extract<Scalar, { kind: "text" }>,
  attribute: Attribute,
  op: CompareOp,
  value: string,
  params: SqlParams,
): string {
  // PostgreSQL cannot hold such text, so nothing stored equals or contains it.
  if (value.includes("\0") || !value.isWellFormed()) return "false";
  if (attribute.caseExact) return text(read.sql, op, `${params.add(value)}::text`);
  if (read.folded === true) return text(read.sql, op, `${params.add(fold(value))}::text`);
  return text(`usher_fold(${read.sql})`, op, `usher_fold(${params.add(value)}::text)`);
}

/** Nothing was stored before the year 1 or will be after 9999, and PostgreSQL reads no such dates as JavaScript writes them. */
function storableInstant(iso: string): string {
  if (iso.startsWith("+")) return "9999-12-31T23:59:59.999Z";
  return iso.startsWith("-") || iso.startsWith("0000") ? "0001-01-01T00:00:00.000Z" : iso;
}

/** Parts of text are found by position, not by LIKE, so no character of the value is a wildcard. Order is by code point. */
function text(sql: string, op: CompareOp, literal: string): string {
  switch (op) {
    case "eq":
      return `${sql} = ${literal}`;
    case "co":
      return `position(${literal} in ${sql}) > 0`;
    case "sw":
      return `starts_with(${sql}, ${literal})`;
    case "ew":
      return `right(${sql}, length(${literal})) = ${literal}`;
    default:
      return `${sql} collate "C" ${sqlOperator(op)} ${literal}`;
  }
}

function sqlOperator(op: CompareOp): string {
  const operators: Partial<Record<CompareOp, string>> = { eq: "=", gt: ">", ge: ">=", lt: "<", le: "<=" };
  const operator = operators[op];
  if (operator === undefined) throw new Error(`The operator ${op} has no SQL counterpart for this type.`);
  return operator;
}
