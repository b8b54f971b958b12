import { isObject, withMember } from "../json";
import { mergeElements, readAttribute, requireFew, settlePrimary } from "../read-value";
import { withAttribute } from "../resource";
import type { Attribute, Document, Json } from "../schema/attribute";
import type { Edit } from "./edit";
import { createdElement, elementsOf, isBare, matchedPlaces } from "./elements";

/** `add` and `replace` on a sub-attribute of the selected values: `emails[type eq "work"].value` (RFC 7644 §3.5.2.3). */
export function assignSubAttribute(document: Document, edit: Edit): Document {
  const { target, path, context } = edit;
  const { subAttribute } = target;
  if (subAttribute === undefined) return document;
  const read = readAttribute(subAttribute, edit.value ?? null, path, context);
  if (read === undefined) return clearSubAttribute(document, edit, subAttribute);
  const elements = elementsOf(document, target);
  const places = matchedPlaces(elements, edit.where);
  if (places.size === 0) {
    const created = withMember(createdElement(edit), subAttribute.name, read);
    return withCreated(document, edit, created);
  }
  const changed = elements.map((element, index) =>
    places.has(index) && isObject(element) ? withMember(element, subAttribute.name, read) : element,
  );
  const settled = settlePrimary(changed, places, path, context);
  return withAttribute(document, target, mergeElements(target.attribute, [], settled).elements);
}

/** Adds an element that the filter described, or gives an equal one its sub-attributes. */
export function withCreated(document: Document, { target, path, context }: Edit, created: Json): Document {
  const existing = elementsOf(document, target);
  const { elements, touched } = mergeElements(target.attribute, existing, [created]);
  if (elements.length > existing.length) requireFew(target.attribute, elements.length, path, context);
  return withAttribute(document, target, settlePrimary(elements, touched, path, context));
}

/** Takes a sub-attribute out of the selected values. No match is no change (RFC 7644 §3.5.2.2). */
export function clearSubAttribute(document: Document, edit: Edit, subAttribute: Attribute): Document {
  const { target } = edit;
  const elements = elementsOf(document, target);
  const places = matchedPlaces(elements, edit.where);
  if (places.size === 0) return document;
  const kept = elements.flatMap((element, index) =>
    places.has(index) ? withoutMember(element, subAttribute) : [element],
  );
  return withAttribute(document, target, kept.length === 0 ? undefined : kept);
}

function withoutMember(element: Json, subAttribute: Attribute): readonly Json[] {
  if (!isObject(element) || !Object.hasOwn(element, subAttribute.name)) return [element];
  const rest = withMember(element, subAttribute.name, undefined);
  return isBare(rest) ? [] : [rest];
}
