import type { ScimError, ScimType } from "./errors";
import { parseDateTime } from "./filter/date-time";
import { equalJson, isEmpty, isList, isObject, type JsonObject, kindOf, member } from "./json";
import type { Note } from "./notes";
import type { Attribute, AttributeType, Json } from "./schema/attribute";
import { findSubAttribute, isResourceReference } from "./schema/lookup";
import { isStorable, shorten } from "./text";
import type { Tolerances } from "./tolerances";

/** What reading a value needs to know of the request around it. */
export interface ReadContext {
  readonly tolerances: Tolerances;
  readonly note: (note: Note) => void;
  readonly fail: (scimType: ScimType, detail: string) => ScimError;
}

const expectations: Record<AttributeType, string> = {
  string: "text",
  boolean: "a Boolean, true or false",
  decimal: "a number",
  integer: "a whole number from -9007199254740991 to 9007199254740991",
  dateTime: "text with a date and time, such as 2011-05-13T04:42:34Z",
  reference: "text with a URI",
  binary: "text in base64",
  complex: "an object",
};

function mismatch(attribute: Attribute, value: Json, path: string, context: ReadContext): ScimError {
  const subject = attribute.multiValued ? `each value of ${path}` : path;
  return context.fail(
    "invalidValue",
    `${subject} must be ${expectations[attribute.type]}, but ${kindOf(value)} came; send ${expectations[attribute.type]}.`,
  );
}

/**
 * Reads the value of an attribute, all of it, and gives it the table's names; undefined when it is absent (RFC 7643 §2.5).
 * Throws invalidValue when the type is another (RFC 7643 §2.3).
 */
export function readAttribute(attribute: Attribute, value: Json, path: string, context: ReadContext): Json | undefined {
  if (!attribute.multiValued) return readElement(attribute, value, path, context);
  if (isEmpty(value)) return undefined;
  const list = typeof value === "string" && attribute.separator !== undefined ? toElements(attribute, value) : value;
  if (!isList(list)) {
    throw context.fail("invalidValue", `${path} is multi-valued, but ${kindOf(value)} came; send a list of values.`);
  }
  const elements = readElements(attribute, list, path, context);
  return elements.length === 0 ? undefined : elements;
}

/** The values that a client means for a multi-valued attribute: a list, one value, or text with the attribute's separator. */
export function toElements(attribute: Attribute, value: Json): readonly Json[] {
  if (isList(value)) return value;
  if (typeof value !== "string" || attribute.separator === undefined) return [value];
  return value
    .split(attribute.separator)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

/** Reads one value of an attribute: the value itself, or one element of a multi-valued one. Undefined when it is absent. */
export function readElement(attribute: Attribute, raw: Json, path: string, context: ReadContext): Json | undefined {
  const value = context.tolerances.coerce?.(attribute, raw) ?? raw;
  if (isEmpty(value)) return undefined;
  switch (attribute.type) {
    case "boolean":
      if (typeof value === "boolean") return value;
      break;
    case "decimal":
    case "integer":
      if (isNumber(attribute, value)) return value;
      break;
    case "complex":
      if (isObject(value)) return readComplex(attribute, value, path, context);
      break;
    default: {
      const text = asText(attribute, value);
      if (text !== null && hasForm(attribute, text)) return readText(text, path, context);
    }
  }
  throw mismatch(attribute, value, path, context);
}

/** Beyond 2^53 another whole number than the one that was sent would be kept, and beyond 10^308 none. */
function isNumber(attribute: Attribute, value: Json): value is number {
  return attribute.type === "integer" ? Number.isSafeInteger(value) : Number.isFinite(value);
}

const firstInstant = Date.parse("0001-01-01T00:00:00.000Z");
const lastInstant = Date.parse("9999-12-31T23:59:59.999Z");

/** RFC 4648 §4 and §5, with or without padding. */
const base64 = /^(?:[A-Za-z0-9+/]*|[A-Za-z0-9_-]*)={0,2}$/;

/** RFC 7643 §2.3.5 and §2.3.6. Dates are judged as they are compared later. */
function hasForm(attribute: Attribute, text: string): boolean {
  if (attribute.type === "binary") return base64.test(text);
  if (attribute.type !== "dateTime") return true;
  const instant = parseDateTime(text);
  return instant !== null && instant >= firstInstant && instant <= lastInstant;
}

function asText(attribute: Attribute, value: Json): string | null {
  if (typeof value === "string") return value;
  return attribute.anyScalar === true && (typeof value === "number" || typeof value === "boolean")
    ? String(value)
    : null;
}

function readText(value: string, path: string, context: ReadContext): string {
  if (isStorable(value)) return value;
  throw context.fail(
    "invalidValue",
    `${path} holds U+0000 or half of a surrogate pair, which cannot be stored; send text without it.`,
  );
}

function readComplex(
  attribute: Attribute,
  value: JsonObject,
  path: string,
  context: ReadContext,
): JsonObject | undefined {
  const members = new Map<string, Json>();
  for (const [key, item] of Object.entries(value)) {
    const subAttribute = writableSubAttribute(attribute, key, path, context);
    const read =
      subAttribute === null ? undefined : readAttribute(subAttribute, item, `${path}.${subAttribute.name}`, context);
    if (subAttribute !== null && read !== undefined) members.set(subAttribute.name, read);
  }
  if (members.size > 0 && !members.has("value") && isResourceReference(attribute)) {
    return incompleteReference(attribute, value, path, context);
  }
  return members.size === 0 ? undefined : Object.fromEntries(members);
}

/** A reference with an empty `value` beside other members clears a single-valued attribute; anything else without one is a mistake. */
function incompleteReference(attribute: Attribute, value: JsonObject, path: string, context: ReadContext): undefined {
  const named = Object.keys(value).some((key) => findSubAttribute(attribute, key)?.name === "value");
  if (named && !attribute.multiValued) return undefined;
  throw context.fail("invalidValue", `${path}.value is missing; send the id of the resource as value.`);
}

/** The sub-attribute that a key of a value names, or null when it is to be left aside: unknown to the schema, or readOnly. */
export function writableSubAttribute(
  attribute: Attribute,
  key: string,
  path: string,
  context: ReadContext,
): Attribute | null {
  const subAttribute = findSubAttribute(attribute, key);
  if (subAttribute === null) {
    context.note({
      kind: "unknownAttribute",
      path: `${path}.${key}`,
      message: `${path}.${shorten(key)} is unknown to the schema and was skipped.`,
    });
    return null;
  }
  // RFC 7644 §3.3: what the client sends for a readOnly attribute is ignored.
  return subAttribute.mutability === "readOnly" ? null : subAttribute;
}

/**
 * Reads a list of values. Values equal in type and value are kept once, with the sub-attributes of all, and `primary` is
 * true once at most (RFC 7643 §2.4).
 */
export function readElements(
  attribute: Attribute,
  list: readonly Json[],
  path: string,
  context: ReadContext,
): readonly Json[] {
  const read = list.map((item) => readElement(attribute, item, path, context)).filter((item) => item !== undefined);
  const { elements, touched } = mergeElements(attribute, [], read);
  requireFew(attribute, elements.length, path, context);
  if (elements.length < read.length) {
    context.note({
      kind: "duplicate",
      path,
      message: `Values of ${path} that are equal in type and value were kept once.`,
    });
  }
  return settlePrimary(elements, touched, path, context);
}

/** The most values of an attribute, but for members: what is shown with every user must stay small. */
const valueLimit = 1000;

/** Refuses a list that has grown too long. @throws invalidValue */
export function requireFew(attribute: Attribute, count: number, path: string, context: ReadContext): void {
  if (count <= valueLimit || isResourceReference(attribute)) return;
  throw context.fail("invalidValue", `${path} may have ${valueLimit} values at most, but ${count} came; send fewer.`);
}

/** RFC 7643 §2.4: what makes two values of a multi-valued attribute the same one. */
function identity(attribute: Attribute, element: Json): string {
  if (!isObject(element)) return JSON.stringify(element);
  const value = member(element, "value");
  if (value === undefined) return JSON.stringify(Object.entries(element).sort(byName));
  return JSON.stringify([value, isResourceReference(attribute) ? null : (member(element, "type") ?? null)]);
}

function byName(a: readonly [string, Json], b: readonly [string, Json]): number {
  return a[0] < b[0] ? -1 : 1;
}

/** Adds values to a list. A value that is there already takes on the new sub-attributes. `touched` are the places of the new values. */
export function mergeElements(
  attribute: Attribute,
  existing: readonly Json[],
  incoming: readonly Json[],
): { readonly elements: readonly Json[]; readonly touched: ReadonlySet<number> } {
  const elements = [...existing];
  const places = new Map(existing.map((element, index) => [identity(attribute, element), index]));
  const touched = new Set<number>();
  for (const element of incoming) {
    const key = identity(attribute, element);
    const place = places.get(key) ?? elements.length;
    places.set(key, place);
    elements[place] = mergeObjects(elements[place], element);
    touched.add(place);
  }
  return { elements, touched };
}

function mergeObjects(old: Json | undefined, fresh: Json): Json {
  if (!isObject(old) || !isObject(fresh)) return fresh;
  const merged = Object.fromEntries([...Object.entries(old), ...Object.entries(fresh)]);
  return equalJson(merged, old) ? old : merged;
}

function isPrimary(element: Json | undefined): element is JsonObject {
  return isObject(element) && member(element, "primary") === true;
}

/** RFC 7643 §2.4: `primary` is true once at most. A value that has just become primary takes it from the others (RFC 7644 §3.5.2). */
export function settlePrimary(
  elements: readonly Json[],
  touched: ReadonlySet<number>,
  path: string,
  context: ReadContext,
): readonly Json[] {
  const fresh = [...touched].filter((index) => isPrimary(elements[index]));
  if (fresh.length > 1) {
    throw context.fail(
      "invalidValue",
      `${path} has ${fresh.length} values with primary true; mark one of them at most.`,
    );
  }
  const [winner] = fresh;
  if (winner === undefined) return elements;
  return elements.map((element, index) =>
    index !== winner && isPrimary(element) ? { ...element, primary: false } : element,
  );
}
