import { formatPath } from "../attribute-path";
import { ScimError } from "../errors";
import type { ResourceType } from "../schema/attribute";
import { resolveAnywhere } from "../schema/lookup";
import { shorten } from "../text";
import type { AttributePath, Filter } from "./ast";
import { checkFilter, type TypedFilter } from "./check";

/** A filter for one of several types: true when it lets all of its resources through, false when none. */
export type FilterOfType = TypedFilter | boolean;

/**
 * Gives a filter over several resource types the types of each one's schema (RFC 7644 §3.4.2.1): an attribute that a type does not
 * have counts as absent in its resources, as `evaluate` defines it. One that no type has is refused as everywhere.
 *
 * @throws ScimError `invalidFilter`
 */
export function checkFilterAcross(filter: Filter, types: readonly ResourceType[]): readonly FilterOfType[] {
  requireKnown(filter, types);
  return types.map((type) => restrict(filter, type));
}

function requireKnown(filter: Filter, types: readonly ResourceType[]): void {
  switch (filter.kind) {
    case "and":
    case "or":
      requireKnown(filter.left, types);
      requireKnown(filter.right, types);
      break;
    case "not":
      requireKnown(filter.operand, types);
      break;
    default:
      if (types.some((type) => has(type, filter.path))) break;
      throw ScimError.of(
        "invalidFilter",
        `Cannot filter on ${shorten(formatPath(filter.path))}: it is no attribute of ${types.map(({ name }) => name).join(" or ")}.`,
      );
  }
}

function has(type: ResourceType, path: AttributePath): boolean {
  return resolveAnywhere(type, path) !== null;
}

function restrict(filter: Filter, type: ResourceType): FilterOfType {
  switch (filter.kind) {
    case "and":
    case "or":
      return join(filter.kind, restrict(filter.left, type), restrict(filter.right, type));
    case "not":
      return invert(restrict(filter.operand, type));
    default:
      return has(type, filter.path) ? checkFilter(filter, type) : matchesAbsent(filter);
  }
}

function join(kind: "and" | "or", left: FilterOfType, right: FilterOfType): FilterOfType {
  const decides = kind === "or";
  if (left === decides || right === decides) return decides;
  if (typeof left === "boolean") return right;
  return typeof right === "boolean" ? left : { kind, left, right };
}

function invert(operand: FilterOfType): FilterOfType {
  return typeof operand === "boolean" ? !operand : { kind: "not", operand };
}

/** An absent value is not present, and is unequal to every value. */
function matchesAbsent(filter: Extract<Filter, { kind: "present" | "compare" | "group" }>): boolean {
  if (filter.kind !== "compare") return false;
  return filter.value === null ? filter.op === "eq" : filter.op === "ne";
}
