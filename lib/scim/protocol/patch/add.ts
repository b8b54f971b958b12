import { isList, isObject } from "../json";
import { mergeElements, readElement, readElements, requireFew, settlePrimary, toElements } from "../read-value";
import { withAttribute } from "../resource";
import type { Document, Json } from "../schema/attribute";
import { assignSingle } from "./assign-single";
import { assignSubAttribute, withCreated } from "./assign-sub-attribute";
import type { Edit } from "./edit";
import { createdElement, elementsOf, matchedPlaces } from "./elements";

/** RFC 7644 §3.5.2.1: a single-valued attribute is set, a complex one merged, a multi-valued one gains values. */
export function add(document: Document, edit: Edit): Document {
  const { attribute, subAttribute } = edit.target;
  if (!attribute.multiValued) return assignSingle(document, edit);
  if (subAttribute !== undefined) return assignSubAttribute(document, edit);
  return edit.where === undefined ? append(document, edit) : merge(document, edit);
}

/** RFC 7644 §3.5.2.1: a value that the attribute already has is not added again. */
function append(document: Document, edit: Edit): Document {
  const { target, value, path, context } = edit;
  if (value === undefined || value === null || value === "") return document;
  const incoming = readElements(target.attribute, toElements(target.attribute, value), path, context);
  if (incoming.length === 0) return document;
  const existing = elementsOf(document, target);
  const { elements, touched } = mergeElements(target.attribute, existing, incoming);
  if (elements.length > existing.length) requireFew(target.attribute, elements.length, path, context);
  return withAttribute(document, target, settlePrimary(elements, touched, path, context));
}

/** `add` with a filter and no sub-attribute: the matching values take on the given sub-attributes, or one is created. */
function merge(document: Document, edit: Edit): Document {
  const { target, path, context } = edit;
  const fresh = readOne(edit);
  if (fresh === undefined) return document;
  const elements = elementsOf(document, target);
  const places = matchedPlaces(elements, edit.where);
  if (places.size === 0) {
    return withCreated(document, edit, combine(createdElement(edit), fresh));
  }
  const merged = elements.map((element, index) => (places.has(index) ? combine(element, fresh) : element));
  return withAttribute(document, target, settlePrimary(merged, places, path, context));
}

function readOne({ target, value, path, context }: Edit): Json | undefined {
  const [only, ...others] = isList(value) ? value : [value ?? null];
  if (others.length > 0) throw context.fail("invalidValue", `${path} takes one object, but a list of several came.`);
  return readElement(target.attribute, only ?? null, path, context);
}

function combine(old: Json, fresh: Json): Json {
  return isObject(old) && isObject(fresh)
    ? Object.fromEntries([...Object.entries(old), ...Object.entries(fresh)])
    : fresh;
}
