import type { TypedFilter } from "../filter/check";
import { evaluateElement } from "../filter/evaluate";
import { isAbsent, isList, isObject, type JsonObject } from "../json";
import { getAttribute } from "../resource";
import type { Document, Json } from "../schema/attribute";
import type { Target } from "../schema/lookup";
import type { Edit } from "./edit";

/** The values of a multi-valued attribute. */
export function elementsOf(document: Document, target: Target): readonly Json[] {
  const value = getAttribute(document, target);
  if (value === undefined || value === null) return [];
  return isList(value) ? value : [value];
}

/** The places of the values that the filter selects; of all values without a filter. */
export function matchedPlaces(elements: readonly Json[], where: TypedFilter | undefined): ReadonlySet<number> {
  const places = elements.map((element, index) => {
    if (where === undefined) return index;
    return evaluateElement(where, isObject(element) ? element : { value: element }) ? index : -1;
  });
  return new Set(places.filter((place) => place >= 0));
}

/** The element that a filter of `eq` joined by `and` describes; noTarget when it describes none (RFC 7644 §3.5.2.3). */
export function createdElement({ where, path, context }: Edit): JsonObject {
  const members = where === undefined ? new Map<string, Json>() : equalValues(where);
  if (context.tolerances.createFromFilter === true && members !== null) return Object.fromEntries(members);
  throw context.fail("noTarget", `no value matches ${path}; add the value first, or correct the filter.`);
}

function equalValues(where: TypedFilter): Map<string, Json> | null {
  if (where.kind === "compare") {
    const name = where.target.subAttribute?.name;
    const usable = where.op === "eq" && name !== undefined && !isAbsent(where.value);
    return usable ? new Map([[name, where.value]]) : null;
  }
  if (where.kind !== "and") return null;
  const left = equalValues(where.left);
  const right = equalValues(where.right);
  if (left === null || right === null) return null;
  for (const [name, value] of right) {
    if (left.has(name) && left.get(name) !== value) return null;
  }
  return new Map([...left, ...right]);
}

const labels = new Set(["type", "primary", "display"]);

/** Whether an element says nothing once its labels are put aside: what is left when its value has been cleared. */
export function isBare(element: JsonObject): boolean {
  return Object.keys(element).every((name) => labels.has(name));
}
