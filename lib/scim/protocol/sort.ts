import { parseAttributePath } from "./attribute-path";
import { ScimError } from "./errors";
import { comparedAttribute } from "./filter/check";
import { parseDateTime } from "./filter/date-time";
import { isAbsent, isList, isObject, member } from "./json";
import { getAttribute } from "./resource";
import type { Document, Json, ResourceType } from "./schema/attribute";
import { formatTarget, resolveAnywhere, type Target } from "./schema/lookup";
import { compareText, fold, shorten } from "./text";

/** RFC 7644 §3.4.2.3. The target of a complex attribute names the sub-attribute `value` where it has one. */
export interface Sort {
  readonly target: Target;
  readonly descending: boolean;
}

/**
 * RFC 7644 §3.4.2.3: reads `sortBy` and `sortOrder`; null when nothing asks for an order. An attribute that the schema does
 * not know, or that has no order, and a `sortOrder` that is none are refused with invalidValue.
 */
export function parseSort(
  sortBy: string | null | undefined,
  sortOrder: string | null | undefined,
  type: ResourceType,
): Sort | null {
  const order = fold(sortOrder ?? "ascending");
  if (order !== "ascending" && order !== "descending") {
    throw ScimError.of("invalidValue", "sortOrder must be ascending or descending; send one of them.");
  }
  if (sortBy === null || sortBy === undefined || sortBy === "") return null;
  const path = parseAttributePath(sortBy);
  const found = path === null ? null : resolveAnywhere(type, path);
  if (found === null || found.attribute.returned === "never") {
    throw ScimError.of("invalidValue", `Cannot sort by ${shorten(sortBy)}: it is no attribute of ${type.name}.`);
  }
  const compared = comparedAttribute(found);
  if (compared.type === "complex") {
    throw ScimError.of(
      "invalidValue",
      `Cannot sort by ${shorten(sortBy)}: it is complex; name one of its sub-attributes.`,
    );
  }
  const target = compared === found.attribute ? found : { ...found, subAttribute: compared };
  return { target, descending: order === "descending" };
}

/**
 * As `parseSort` for a query over several resource types (RFC 7644 §3.4.2.1): null for a type that does not have the attribute, whose
 * resources then have no value. What no type can be sorted by is refused as for the first.
 */
export function parseSortAcross(
  sortBy: string | null,
  sortOrder: string | null,
  types: readonly ResourceType[],
): readonly (Sort | null)[] {
  const read = types.map((type) => {
    try {
      return parseSort(sortBy, sortOrder, type);
    } catch (error) {
      if (error instanceof ScimError) return error;
      throw error;
    }
  });
  const [first] = read;
  if (first instanceof ScimError && read.every((one) => one instanceof ScimError)) throw first;
  return read.map((one) => (one instanceof ScimError ? null : one));
}

/** The canonical spelling of a sort; empty for none. Fit as a key. */
export function formatSort(sort: Sort | null): string {
  return sort === null ? "" : `${formatTarget(sort.target)} ${sort.descending ? "descending" : "ascending"}`;
}

/**
 * The order of two resources, negative when `a` comes first (RFC 7644 §3.4.2.3). A multi-valued attribute is sorted by its
 * primary value, else by its first. Text follows caseExact and code points, false comes before true. Resources without a
 * value come last in ascending and first in descending order. Equal keys give 0; the caller breaks the tie, by id.
 */
export function compareDocuments(a: Document, b: Document, sort: Sort): number {
  const ascending = compareKeys(keyOf(a, sort.target), keyOf(b, sort.target));
  return sort.descending ? -ascending : ascending;
}

function compareKeys(a: string | number | null, b: string | number | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  if (typeof a === "number" && typeof b === "number") return a - b;
  return compareText(String(a), String(b));
}

function keyOf(document: Document, target: Target): string | number | null {
  const attribute = target.subAttribute ?? target.attribute;
  const element = chosen(getAttribute(document, target));
  const value = target.subAttribute !== undefined && isObject(element) ? member(element, attribute.name) : element;
  if (typeof value === "boolean") return value ? 1 : 0;
  if (typeof value === "number") return value;
  if (typeof value !== "string" || value === "") return null;
  if (attribute.type === "dateTime") return parseDateTime(value);
  return attribute.caseExact ? value : fold(value);
}

function chosen(value: Json | undefined): Json | undefined {
  if (!isList(value)) return value;
  const present = value.filter((element) => !isAbsent(element));
  return present.find((element) => isObject(element) && member(element, "primary") === true) ?? present[0];
}
