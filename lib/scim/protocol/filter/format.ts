import type { Json } from "../schema/attribute";
import { formatTarget } from "../schema/lookup";
import type { TypedFilter } from "./check";

/**
 * One text for all spellings of a filter: names as the schema table spells them, values in their type. Two filters with one text
 * choose the same resources.
 */
export function formatFilter(filter: TypedFilter): string {
  return JSON.stringify(toJson(filter));
}

function toJson(filter: TypedFilter): Json {
  switch (filter.kind) {
    case "and":
    case "or":
      return [filter.kind, toJson(filter.left), toJson(filter.right)];
    case "not":
      return ["not", toJson(filter.operand)];
    case "present":
      return ["pr", formatTarget(filter.target)];
    case "compare":
      return [filter.op, formatTarget(filter.target), filter.value];
    case "group":
      return ["[]", formatTarget(filter.target), toJson(filter.where)];
    default:
      return filter satisfies never;
  }
}
