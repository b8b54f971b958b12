import { parseAttributePath } from "./attribute-path";
import { isAbsent, isList, isObject, type JsonObject, member } from "./json";
import type { Attribute, Document, Json, ResourceType, Schema } from "./schema/attribute";
import { findSchema, resolve, resolveAnywhere, topLevelAttributes } from "./schema/lookup";

/** The sub-attributes named for each attribute; null means the whole attribute. */
type Selection = ReadonlyMap<Attribute, ReadonlySet<Attribute> | null>;

/** What a client wants to see of resources of one type (RFC 7644 §3.9). `only` is null when it named no attributes. */
export interface Projection {
  readonly type: ResourceType;
  readonly only: Selection | null;
  readonly without: Selection;
}

type Names = string | readonly string[] | null | undefined;

/**
 * RFC 7644 §3.9: reads `attributes` and `excludedAttributes`: names, sub-attributes, and URNs of whole schemas, comma-
 * separated or as a list. Unknown names are ignored. The two exclude each other; when both come, first the one, then the
 * other is applied.
 */
export function parseProjection(attributes: Names, excludedAttributes: Names, type: ResourceType): Projection {
  const wanted = split(attributes);
  return {
    type,
    only: wanted.length === 0 ? null : select(wanted, type),
    without: select(split(excludedAttributes), type),
  };
}

function split(names: Names): readonly string[] {
  const parts = typeof names === "string" ? names.split(",") : (names ?? []).flatMap((name) => name.split(","));
  return parts.map((name) => name.trim()).filter((name) => name !== "");
}

function select(names: readonly string[], type: ResourceType): Selection {
  const selection = new Map<Attribute, Set<Attribute> | null>();
  for (const name of names) {
    const schema = findSchema(type, name);
    const path = schema === null ? parseAttributePath(name) : null;
    const target = path === null ? null : resolve(type, path);
    for (const attribute of schema?.attributes ?? []) selection.set(attribute, null);
    if (target === null) continue;
    const chosen = selection.get(target.attribute);
    if (target.subAttribute === undefined) selection.set(target.attribute, null);
    else if (chosen === undefined) selection.set(target.attribute, new Set([target.subAttribute]));
    else chosen?.add(target.subAttribute);
  }
  return selection;
}

/** Whether an attribute will be shown, at least in part, so that it has to be loaded. */
export function wants(projection: Projection, name: string): boolean {
  const path = parseAttributePath(name);
  const target = path === null ? null : resolveAnywhere(projection.type, path);
  return target !== null && isShown(target.attribute, projection);
}

/** RFC 7643 §7, `returned`: always and never cannot be overruled, request must be asked for. */
function isShown(attribute: Attribute, { only, without }: Projection): boolean {
  switch (attribute.returned) {
    case "always":
      return true;
    case "never":
      return false;
    case "default":
      return (only === null || only.has(attribute)) && without.get(attribute) !== null;
    case "request":
      return only?.has(attribute) === true && without.get(attribute) !== null;
    default:
      return attribute.returned satisfies never;
  }
}

/** RFC 7644 §3.9: the part of a resource that the client may and wants to see. What the schema table does not know is left out. */
export function project(document: Document, projection: Projection): Document {
  const { type } = projection;
  const core = pick(document, topLevelAttributes(type), projection);
  const extensions = type.extensions.flatMap((schema) => pickExtension(document, schema, projection));
  return Object.fromEntries([...core, ...extensions]);
}

function pickExtension(document: Document, schema: Schema, projection: Projection): [string, Json][] {
  const value = member(document, schema.id);
  const picked = isObject(value) ? pick(value, schema.attributes, projection) : [];
  return picked.length === 0 ? [] : [[schema.id, Object.fromEntries(picked)]];
}

function pick(object: JsonObject, attributes: readonly Attribute[], projection: Projection): [string, Json][] {
  return attributes.flatMap((attribute): [string, Json][] => {
    const value = member(object, attribute.name);
    if (value === undefined || !isShown(attribute, projection)) return [];
    const shown = pickParts(value, attribute, projection);
    return shown === undefined ? [] : [[attribute.name, shown]];
  });
}

/** The value with the sub-attributes that are shown; undefined when none of them has a value. */
function pickParts(value: Json, attribute: Attribute, projection: Projection): Json | undefined {
  const only = projection.only?.get(attribute) ?? null;
  const without = projection.without.get(attribute) ?? null;
  const subAttributes = attribute.subAttributes ?? [];
  const hidden = subAttributes.filter((part) => !isPartShown(part, only, without)).map((part) => part.name);
  if (hidden.length === 0) return value;
  const strip = (element: Json) =>
    isObject(element)
      ? Object.fromEntries(Object.entries(element).filter(([name]) => !hidden.includes(name)))
      : element;
  const shown = isList(value) ? value.map(strip).filter((element) => !isAbsent(element)) : strip(value);
  return isAbsent(shown) ? undefined : shown;
}

function isPartShown(
  part: Attribute,
  only: ReadonlySet<Attribute> | null,
  without: ReadonlySet<Attribute> | null,
): boolean {
  if (part.returned === "always") return true;
  if (part.returned === "never") return false;
  const isAsked = only === null ? part.returned === "default" : only.has(part);
  return isAsked && without?.has(part) !== true;
}
