import { parseAttributePath } from "./attribute-path";
import { isAbsent, isList, isObject, type JsonObject, member } from "./json";
import type { Attribute, Document, Json, ResourceType } from "./schema/attribute";
import { findSchema, resolve, resolveAnywhere, topLevelAttributes } from "./schema/lookup";

/** The sub-attributes named for each attribute; null means the whole attribute. */
type Selection = ReadonlyMap<Attribute, ReadonlySet<Attribute> | null>;

/** What was named; `only` is null when no attributes were. */
interface Wish {
  readonly only: Selection | null;
  readonly without: Selection;
}

/** An attribute that is shown, and the names of its sub-attributes that are not. */
interface Shown {
  readonly attribute: Attribute;
  readonly hidden: readonly string[];
}

/** What a client wants to see of resources of one type (RFC 7644 §3.9), worked out once for all of them. */
export interface Projection {
  readonly type: ResourceType;
  readonly core: readonly Shown[];
  readonly extensions: readonly { readonly id: string; readonly attributes: readonly Shown[] }[];
}

type Names = string | readonly string[] | null | undefined;

/**
 * RFC 7644 §3.9: reads `attributes` and `excludedAttributes`: names, sub-attributes, and URNs of whole schemas, comma-
 * separated or as a list. Unknown names are ignored. The two exclude each other; when both come, first the one, then the
 * other is applied.
 */
export function parseProjection(attributes: Names, excludedAttributes: Names, type: ResourceType): Projection {
  const wanted = split(attributes);
  const wish: Wish = {
    only: wanted.length === 0 ? null : select(wanted, type),
    without: select(split(excludedAttributes), type),
  };
  return {
    type,
    core: shownOf(topLevelAttributes(type), wish),
    extensions: type.extensions.map((schema) => ({ id: schema.id, attributes: shownOf(schema.attributes, wish) })),
  };
}

function shownOf(attributes: readonly Attribute[], wish: Wish): readonly Shown[] {
  return attributes
    .filter((attribute) => isShown(attribute, wish))
    .map((attribute) => ({ attribute, hidden: hiddenParts(attribute, wish) }));
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
  if (target === null) return false;
  const groups = [projection.core, ...projection.extensions.map(({ attributes }) => attributes)];
  return groups.some((group) => group.some(({ attribute }) => attribute === target.attribute));
}

/** RFC 7643 §7, `returned`: always and never cannot be overruled, request must be asked for. */
function isShown(attribute: Attribute, { only, without }: Wish): boolean {
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
  const members = pick(document, projection.core);
  for (const { id, attributes } of projection.extensions) {
    const value = member(document, id);
    if (!isObject(value)) continue;
    const picked = pick(value, attributes);
    if (picked.length > 0) members.push([id, Object.fromEntries(picked)]);
  }
  return Object.fromEntries(members);
}

function pick(object: JsonObject, attributes: readonly Shown[]): [string, Json][] {
  const members: [string, Json][] = [];
  for (const { attribute, hidden } of attributes) {
    const value = member(object, attribute.name);
    const shown = value === undefined || hidden.length === 0 ? value : withoutParts(value, hidden);
    if (shown !== undefined) members.push([attribute.name, shown]);
  }
  return members;
}

/** The value without some sub-attributes; undefined when nothing is left of it. */
function withoutParts(value: Json, hidden: readonly string[]): Json | undefined {
  const strip = (element: Json) =>
    isObject(element)
      ? Object.fromEntries(Object.entries(element).filter(([name]) => !hidden.includes(name)))
      : element;
  const shown = isList(value) ? value.map(strip).filter((element) => !isAbsent(element)) : strip(value);
  return isAbsent(shown) ? undefined : shown;
}

function hiddenParts(attribute: Attribute, { only, without }: Wish): readonly string[] {
  const named = only?.get(attribute) ?? null;
  const excluded = without.get(attribute) ?? null;
  return (attribute.subAttributes ?? []).filter((part) => !isPartShown(part, named, excluded)).map((part) => part.name);
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
