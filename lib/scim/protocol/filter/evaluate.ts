import { isAbsent, isList, isObject, type JsonObject, member } from "../json";
import { getAttribute } from "../resource";
import type { Attribute, Document, Json } from "../schema/attribute";
import { compareText, fold } from "../text";
import type { CompareOp } from "./ast";
import type { TypedFilter, TypedValue } from "./check";
import { parseDateTime } from "./date-time";

type Compare = Extract<TypedFilter, { kind: "compare" }>;

/**
 * Whether a resource matches a filter (RFC 7644 §3.4.2.2). The reference for every other reader of TypedFilter:
 *
 * - A value that is null, `""`, an empty list, or an object or list of nothing but such values counts as absent.
 * - `pr`: the attribute, or the sub-attribute of any element, is not absent.
 * - Two-valued logic: each comparison is true or false, `not` inverts it, so `not (title eq "x")` matches without a title.
 * - An absent value matches `ne` and no other operator. So `title ne "x"` matches a resource without a title.
 * - Multi-valued: each element is compared by itself, elements that are absent do not count, and any match is enough, also
 *   for `ne`: `emails.type ne "work"` matches when some element has another type or none. With no element only `ne` matches.
 *   Two comparisons outside of brackets may be satisfied by two elements.
 * - `group`: one element must satisfy the whole inner filter; without an element it is false. In a single-valued complex
 *   attribute the one value is the element. Inside, each sub-attribute is single-valued, and absent ones match `ne`.
 * - Text: caseExact false compares `fold(value)` with `fold(literal)` for every operator, caseExact true compares as it
 *   stands. gt, ge, lt and le order by code point. `co`, `sw` and `ew` with `""` match every value that is not absent.
 *   No Unicode normalisation.
 * - dateTime compares instants to the millisecond; a stored value that is no date is absent. Boolean: eq and ne.
 */
export function evaluate(filter: TypedFilter, document: Document): boolean {
  switch (filter.kind) {
    case "and":
      return evaluate(filter.left, document) && evaluate(filter.right, document);
    case "or":
      return evaluate(filter.left, document) || evaluate(filter.right, document);
    case "not":
      return !evaluate(filter.operand, document);
    case "present":
      return elements(getAttribute(document, filter.target)).some(
        (element) => !isAbsent(part(element, filter.target.subAttribute)),
      );
    case "group":
      return elements(getAttribute(document, filter.target)).some(
        (element) => isObject(element) && evaluateElement(filter.where, element),
      );
    case "compare":
      return compareAll(filter, elements(getAttribute(document, filter.target)));
    default:
      return filter satisfies never;
  }
}

/** Whether one element of a complex attribute matches the inside of a value path (RFC 7644 §3.5.2). */
export function evaluateElement(where: TypedFilter, element: JsonObject): boolean {
  switch (where.kind) {
    case "and":
      return evaluateElement(where.left, element) && evaluateElement(where.right, element);
    case "or":
      return evaluateElement(where.left, element) || evaluateElement(where.right, element);
    case "not":
      return !evaluateElement(where.operand, element);
    case "present":
      return !isAbsent(part(element, where.target.subAttribute));
    case "group":
      return false;
    case "compare":
      return compareOne(where, element);
    default:
      return where satisfies never;
  }
}

function elements(value: Json | undefined): readonly Json[] {
  const list = isList(value) ? value : [value ?? null];
  return list.filter((element) => !isAbsent(element));
}

function part(element: Json, subAttribute: Attribute | undefined): Json | undefined {
  if (subAttribute === undefined) return element;
  return isObject(element) ? member(element, subAttribute.name) : undefined;
}

function compareAll(filter: Compare, candidates: readonly Json[]): boolean {
  if (candidates.length === 0) return filter.op === "ne";
  return candidates.some((element) => compareOne(filter, element));
}

function compareOne(filter: Compare, element: Json): boolean {
  const { attribute, subAttribute } = filter.target;
  const value = part(element, subAttribute);
  const actual = isAbsent(value) ? null : comparable(value, subAttribute ?? attribute);
  const expected = comparable(filter.value, subAttribute ?? attribute);
  if (actual === null || expected === null) return filter.op === "ne";
  return matches(filter.op, actual, expected);
}

/** The value in the form in which it is compared: folded text, instants as numbers. Null when absent. */
function comparable(value: Json | undefined, attribute: Attribute): TypedValue | null {
  if (typeof value === "boolean" || typeof value === "number") return value;
  if (typeof value !== "string") return null;
  if (attribute.type === "dateTime") return parseDateTime(value);
  return attribute.caseExact ? value : fold(value);
}

function matches(op: CompareOp, actual: TypedValue, expected: TypedValue): boolean {
  switch (op) {
    case "eq":
      return actual === expected;
    case "ne":
      return actual !== expected;
    case "co":
      return String(actual).includes(String(expected));
    case "sw":
      return String(actual).startsWith(String(expected));
    case "ew":
      return String(actual).endsWith(String(expected));
    case "gt":
      return order(actual, expected) > 0;
    case "ge":
      return order(actual, expected) >= 0;
    case "lt":
      return order(actual, expected) < 0;
    case "le":
      return order(actual, expected) <= 0;
    default:
      return op satisfies never;
  }
}

function order(actual: TypedValue, expected: TypedValue): number {
  if (typeof actual === "number" && typeof expected === "number") return actual - expected;
  return compareText(String(actual), String(expected));
}
