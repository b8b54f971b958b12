import { equalJson, isAbsent, isEmpty, isObject, type JsonObject, member, withMember } from "../json";
import { toElements } from "../read-value";
import { getAttribute, withAttribute } from "../resource";
import type { Attribute, Document, Json } from "../schema/attribute";
import { findSubAttribute, isResourceReference } from "../schema/lookup";
import { fold } from "../text";
import { clearSubAttribute } from "./assign-sub-attribute";
import type { Edit } from "./edit";
import { elementsOf, matchedPlaces } from "./elements";

/** RFC 7644 §3.5.2.2: a required attribute cannot be removed; what is not there is removed with success. */
export function remove(document: Document, edit: Edit): Document {
  const { attribute, subAttribute } = edit.target;
  if (attribute.required && subAttribute === undefined) {
    throw edit.context.fail("mutability", `${attribute.name} is required and cannot be removed; replace it instead.`);
  }
  if (!attribute.multiValued) return removeSingle(document, edit);
  if (subAttribute !== undefined) return clearSubAttribute(document, edit, subAttribute);
  if (edit.where === undefined && edit.value !== undefined && edit.value !== null) return removeListed(document, edit);
  return removeMatched(document, edit);
}

function removeSingle(document: Document, { target }: Edit): Document {
  if (target.subAttribute === undefined) return withAttribute(document, target, undefined);
  const existing = getAttribute(document, target);
  if (!isObject(existing)) return document;
  const rest = withMember(existing, target.subAttribute.name, undefined);
  const isGone = isAbsent(rest) || (isResourceReference(target.attribute) && member(rest, "value") === undefined);
  return withAttribute(document, target, isGone ? undefined : rest);
}

function removeMatched(document: Document, { target, where }: Edit): Document {
  const elements = elementsOf(document, target);
  const places = matchedPlaces(elements, where);
  if (places.size === 0) return document;
  const kept = elements.filter((_, index) => !places.has(index));
  return withAttribute(document, target, kept.length === 0 ? undefined : kept);
}

/**
 * The RFC gives `remove` no value. Entra sends one (ENTRA.md quirk 37), and to ignore it would empty the attribute, so
 * the listed values are removed and no others.
 */
function removeListed(document: Document, edit: Edit): Document {
  const { target, value, context } = edit;
  const listed = toElements(target.attribute, value ?? null).map(
    (item) => context.tolerances.coerce?.(target.attribute, item) ?? item,
  );
  const isListed = listedIn(target.attribute, listed);
  const elements = elementsOf(document, target);
  const kept = elements.filter((element) => !isListed(element));
  if (kept.length === elements.length) return document;
  return withAttribute(document, target, kept.length === 0 ? undefined : kept);
}

/** A listed item means the values equal to it in `value`, and in `type` when it has one; without `value`, in all that it names. */
function listedIn(attribute: Attribute, listed: readonly Json[]): (element: Json) => boolean {
  const items = listed.map((item) => (isObject(item) ? named(attribute, item) : item));
  const ids = new Set(items.map((item) => keyOf(attribute, item)).filter((key) => key !== null));
  const others = items.filter(
    (item) => keyOf(attribute, item) === null && !isEmpty(item) && !(isObject(item) && Object.keys(item).length === 0),
  );
  return (element) => {
    const key = keyOf(attribute, element);
    return (key !== null && ids.has(key)) || others.some((item) => covers(attribute, item, element));
  };
}

/** The `value` of a reference, or text by itself: what can be looked up at once in a long list. */
function keyOf(attribute: Attribute, item: Json): string | null {
  if (!isResourceReference(attribute)) return null;
  const value = isObject(item) ? member(item, "value") : item;
  return typeof value === "string" && value !== "" ? value : null;
}

function named(attribute: Attribute, item: JsonObject): JsonObject {
  const members = Object.entries(item).flatMap(([key, value]): [string, Json][] => {
    const subAttribute = findSubAttribute(attribute, key);
    return subAttribute === null || isEmpty(value) ? [] : [[subAttribute.name, value]];
  });
  return Object.fromEntries(members);
}

function covers(attribute: Attribute, item: Json, element: Json): boolean {
  if (!isObject(item) || !isObject(element))
    return equalJson(item, isObject(element) ? member(element, "value") : element);
  const names = member(item, "value") === undefined ? Object.keys(item) : ["value", "type"];
  return names.every((name) => {
    const wanted = member(item, name);
    return wanted === undefined || sameText(findSubAttribute(attribute, name), wanted, member(element, name));
  });
}

function sameText(subAttribute: Attribute | null, a: Json, b: Json | undefined): boolean {
  const isFolded = subAttribute?.caseExact === false && typeof a === "string" && typeof b === "string";
  return isFolded ? fold(a) === fold(b) : equalJson(a, b);
}
