import { formatPath } from "@/lib/scim/protocol/attribute-path";
import type { AttributePath, Filter } from "@/lib/scim/protocol/filter/ast";

/** A filter as text, with brackets around every pair. */
export function print(filter: Filter): string {
  switch (filter.kind) {
    case "and":
    case "or":
      return `(${print(filter.left)} ${filter.kind} ${print(filter.right)})`;
    case "not":
      return `not (${print(filter.operand)})`;
    case "present":
      return `${formatPath(filter.path)} pr`;
    case "compare":
      return `${formatPath(filter.path)} ${filter.op} ${JSON.stringify(filter.value)}`;
    case "group":
      return `${formatPath(filter.path)}[${print(filter.where)}]`;
    default:
      return filter satisfies never;
  }
}

/** A PATCH path as text. */
export function printPath({ path, where }: { path: AttributePath; where?: Filter }): string {
  if (where === undefined) return formatPath(path);
  const { subAttribute, ...attribute } = path;
  return `${formatPath(attribute)}[${print(where)}]${subAttribute === undefined ? "" : `.${subAttribute}`}`;
}
