import { mergeElements, readElements, settlePrimary, toElements } from "../read-value";
import { withAttribute } from "../resource";
import type { Document } from "../schema/attribute";
import { assignSingle } from "./assign-single";
import { assignSubAttribute } from "./assign-sub-attribute";
import type { Edit } from "./edit";
import { elementsOf, matchedPlaces } from "./elements";

/** RFC 7644 §3.5.2.3: an attribute without a value is set; a multi-valued one gets the given values in place of all others. */
export function replace(document: Document, edit: Edit): Document {
  const { attribute, subAttribute } = edit.target;
  if (!attribute.multiValued) return assignSingle(document, edit);
  if (subAttribute !== undefined) return assignSubAttribute(document, edit);
  return edit.where === undefined ? replaceAll(document, edit) : replaceMatched(document, edit);
}

function replaceAll(document: Document, { target, value, path, context }: Edit): Document {
  if (value === undefined || value === null || value === "") return withAttribute(document, target, undefined);
  const elements = readElements(target.attribute, toElements(target.attribute, value), path, context);
  return withAttribute(document, target, elements.length === 0 ? undefined : elements);
}

/** RFC 7644 §3.5.2.3: every selected value is replaced as a whole, and a filter without a match fails with noTarget. */
function replaceMatched(document: Document, edit: Edit): Document {
  const { target, value, path, context } = edit;
  const elements = elementsOf(document, target);
  const places = matchedPlaces(elements, edit.where);
  if (places.size === 0) {
    throw context.fail("noTarget", `no value matches ${path}; add the value first, or correct the filter.`);
  }
  const isCleared = value === undefined || value === null || value === "";
  const given = isCleared ? [] : readElements(target.attribute, toElements(target.attribute, value), path, context);
  const [fresh, ...others] = given;
  if (others.length > 0) throw context.fail("invalidValue", `${path} takes one object, but a list of several came.`);
  if (fresh === undefined) {
    const kept = elements.filter((_, index) => !places.has(index));
    return withAttribute(document, target, kept.length === 0 ? undefined : kept);
  }
  const [first = 0] = places;
  const replaced = elements.flatMap((element, index) => {
    if (!places.has(index)) return [element];
    return index === first ? [fresh] : [];
  });
  const settled = settlePrimary(replaced, new Set([first]), path, context);
  return withAttribute(document, target, mergeElements(target.attribute, [], settled).elements);
}
