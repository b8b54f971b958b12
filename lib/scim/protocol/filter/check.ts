import { formatPath } from "../attribute-path";
import { ScimError } from "../errors";
import type { Attribute, AttributeType, ResourceType } from "../schema/attribute";
import { findSubAttribute, formatTarget, resolveAnywhere, type Target } from "../schema/lookup";
import { fold, shorten } from "../text";
import type { AttributePath, CompareOp, Filter, FilterValue } from "./ast";
import { parseDateTime } from "./date-time";

/** A value of the attribute's own type. A dateTime is an ISO instant in UTC with milliseconds. */
export type TypedValue = string | number | boolean;

/**
 * A filter whose attributes are found in the schema table and whose values have their attribute's type.
 * `eq null` and `ne null` are already `not present` and `present`. The targets inside a `group` name the group's
 * attribute and one of its sub-attributes; outside, a complex attribute is compared through a sub-attribute.
 */
export type TypedFilter =
  | { readonly kind: "and" | "or"; readonly left: TypedFilter; readonly right: TypedFilter }
  | { readonly kind: "not"; readonly operand: TypedFilter }
  | { readonly kind: "present"; readonly target: Target }
  | { readonly kind: "compare"; readonly target: Target; readonly op: CompareOp; readonly value: TypedValue }
  | { readonly kind: "group"; readonly target: Target; readonly where: TypedFilter };

const equality: readonly CompareOp[] = ["eq", "ne"];
const ordering: readonly CompareOp[] = [...equality, "gt", "ge", "lt", "le"];
const textual: readonly CompareOp[] = [...ordering, "co", "sw", "ew"];

/** RFC 7644 §3.4.2.2, table 3: gt, ge, lt and le fail on Boolean and binary; parts of text exist only in text. */
const operatorsOf: Record<Exclude<AttributeType, "complex">, readonly CompareOp[]> = {
  string: textual,
  reference: textual,
  boolean: equality,
  binary: equality,
  integer: ordering,
  decimal: ordering,
  dateTime: ordering,
};

/** Finds what the paths of a filter mean: the resource's attributes, or the sub-attributes inside a value filter. */
interface Scope {
  readonly find: (path: AttributePath) => Target | null;
  readonly where: string;
  readonly scimType: "invalidFilter" | "invalidPath";
}

/**
 * Gives a filter the types of the schema. A complex attribute stands for its `value`, an extension's attribute may come
 * without its URN, and a Boolean may be compared with text. Throws ScimError invalidFilter for an attribute that the schema does not know or
 * that is never returned, an operator that its type does not have, and a value of another type (RFC 7644 §3.4.2.2).
 */
export function checkFilter(filter: Filter, type: ResourceType): TypedFilter {
  return check(filter, {
    find: (path) => resolveAnywhere(type, path),
    where: ` of ${type.name}`,
    scimType: "invalidFilter",
  });
}

/** Gives the value filter of a PATCH path the types of its attribute. Throws ScimError invalidPath (RFC 7644 §3.5.2). */
export function checkValueFilter(where: Filter, target: Target): TypedFilter {
  return check(where, valueScope(target, "invalidPath"));
}

function valueScope(target: Target, scimType: Scope["scimType"]): Scope {
  return {
    scimType,
    where: ` of ${formatTarget(target)}`,
    find: (path) => {
      if (path.schema !== undefined || path.subAttribute !== undefined) return null;
      const subAttribute = findSubAttribute(target.attribute, path.attribute);
      return subAttribute === null ? null : { ...target, subAttribute };
    },
  };
}

function check(filter: Filter, scope: Scope): TypedFilter {
  switch (filter.kind) {
    case "and":
    case "or":
      return { kind: filter.kind, left: check(filter.left, scope), right: check(filter.right, scope) };
    case "not":
      return { kind: "not", operand: check(filter.operand, scope) };
    case "present":
      return { kind: "present", target: find(filter.path, scope) };
    case "group":
      return checkGroup(filter.path, filter.where, scope);
    case "compare":
      return checkCompare(filter, scope);
    default:
      return filter satisfies never;
  }
}

function find(path: AttributePath, scope: Scope): Target {
  const target = scope.find(path);
  if (target === null) {
    throw ScimError.of(
      scope.scimType,
      `Cannot filter on ${shorten(formatPath(path))}: it is no attribute${scope.where}.`,
    );
  }
  if (target.attribute.returned === "never") {
    throw ScimError.of(scope.scimType, `Cannot filter on ${formatTarget(target)}: it is never returned.`);
  }
  return target;
}

function checkGroup(path: AttributePath, where: Filter, scope: Scope): TypedFilter {
  const target = find(path, scope);
  if (target.attribute.type !== "complex" || target.subAttribute !== undefined) {
    throw ScimError.of(
      scope.scimType,
      `${formatTarget(target)} has no sub-attributes, so [ ] cannot follow it; compare it directly.`,
    );
  }
  return { kind: "group", target, where: check(where, valueScope(target, scope.scimType)) };
}

function checkCompare(filter: Extract<Filter, { kind: "compare" }>, scope: Scope): TypedFilter {
  const found = find(filter.path, scope);
  if (filter.value === null) return checkNull(found, filter.op, scope);
  const target = withValue(found, scope);
  const attribute = comparedAttribute(target);
  if (attribute.type === "complex" || !operatorsOf[attribute.type].includes(filter.op)) {
    throw ScimError.of(
      scope.scimType,
      `The operator ${filter.op} cannot be used on ${formatTarget(target)}, which is of type ${attribute.type}.`,
    );
  }
  return { kind: "compare", target, op: filter.op, value: typedValue(target, filter.value, scope) };
}

function checkNull(target: Target, op: CompareOp, scope: Scope): TypedFilter {
  const present: TypedFilter = { kind: "present", target };
  if (op === "ne") return present;
  if (op === "eq") return { kind: "not", operand: present };
  throw ScimError.of(
    scope.scimType,
    `The operator ${op} cannot compare ${formatTarget(target)} with null; use eq, ne or pr.`,
  );
}

/** RFC 7644 §3.4.2.2: `emails co "x"` means `emails.value co "x"`. */
function withValue(target: Target, scope: Scope): Target {
  if (target.subAttribute !== undefined || target.attribute.type !== "complex") return target;
  const subAttribute = findSubAttribute(target.attribute, "value");
  if (subAttribute !== null) return { ...target, subAttribute };
  const names = (target.attribute.subAttributes ?? []).map((attribute) => attribute.name).join(", ");
  throw ScimError.of(
    scope.scimType,
    `${formatTarget(target)} is complex and cannot be compared; name one of its sub-attributes: ${names}.`,
  );
}

/** The attribute whose type and caseExact rule a comparison: `value` where a complex attribute stands alone. */
export function comparedAttribute(target: Target): Attribute {
  return target.subAttribute ?? findSubAttribute(target.attribute, "value") ?? target.attribute;
}

function typedValue(target: Target, value: Exclude<FilterValue, null>, scope: Scope): TypedValue {
  const attribute = comparedAttribute(target);
  const typed = valueOfType(attribute.type, value);
  if (typed !== null) return typed;
  throw ScimError.of(scope.scimType, `${formatTarget(target)} is compared with ${expectedValue(attribute.type)}.`);
}

function valueOfType(type: AttributeType, value: unknown): TypedValue | null {
  switch (type) {
    case "boolean":
      return typeof value === "string" ? booleanOf(value) : typeof value === "boolean" ? value : null;
    case "integer":
    case "decimal":
      return typeof value === "number" ? value : null;
    case "dateTime": {
      const instant = typeof value === "string" ? parseDateTime(value) : null;
      return instant === null ? null : new Date(instant).toISOString();
    }
    case "string":
    case "reference":
    case "binary":
      return typeof value === "string" ? value : null;
    case "complex":
      return null;
    default:
      return type satisfies never;
  }
}

/** A literal takes on the type of the attribute that it is compared with, so `primary eq "True"` compares Booleans. */
function booleanOf(text: string): boolean | null {
  const folded = fold(text);
  if (folded === "true") return true;
  return folded === "false" ? false : null;
}

function expectedValue(type: AttributeType): string {
  if (type === "boolean") return "true or false";
  if (type === "integer" || type === "decimal") return "a number";
  return type === "dateTime"
    ? 'a date and time in double quotes, such as "2011-05-13T04:42:34Z"'
    : "text in double quotes";
}
