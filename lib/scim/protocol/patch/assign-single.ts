import { isAbsent, isObject, type JsonObject, member, withMember } from "../json";
import { readAttribute, readElement, writableSubAttribute } from "../read-value";
import { getAttribute, withAttribute } from "../resource";
import type { Attribute, Document, Json } from "../schema/attribute";
import { isResourceReference } from "../schema/lookup";
import { fold } from "../text";
import { missing } from "../validate";
import type { Edit } from "./edit";

/** `add` and `replace` on a single-valued attribute are the same: set, or clear with null and `""` (RFC 7644 §3.5.2.1, §3.5.2.3). */
export function assignSingle(document: Document, edit: Edit): Document {
  const { attribute, subAttribute } = edit.target;
  if (subAttribute !== undefined) return assignMember(document, edit, attribute, subAttribute);
  if (attribute.type === "complex" && !isResourceReference(attribute)) return mergeComplex(document, edit);
  const read = readElement(attribute, edit.value ?? null, edit.path, edit.context);
  if (attribute.returned === "never") return dropSecret(document, edit);
  if (isResourceReference(attribute)) return assignReference(document, edit, read);
  if (read === undefined && attribute.required)
    throw edit.context.fail("invalidValue", missing(attribute, edit.context));
  return withAttribute(document, edit.target, read);
}

function dropSecret(document: Document, { path, context }: Edit): Document {
  context.note({ kind: "neverStored", path, message: `${path} was accepted and dropped.` });
  return document;
}

/** A reference is replaced whole: the URI and the name of the old resource do not belong to the new one. */
function assignReference(document: Document, edit: Edit, read: Json | undefined): Document {
  const existing = getAttribute(document, edit.target);
  if (read === undefined && namesNoValue(edit.value)) return document;
  const isSame = isObject(existing) && isObject(read) && member(existing, "value") === member(read, "value");
  return isSame ? document : withAttribute(document, edit.target, read);
}

/** An object such as `{"displayName":"X"}` says nothing about who is meant; only an empty `value` clears a reference. */
function namesNoValue(value: Json | undefined): boolean {
  return isObject(value) && !Object.keys(value).some((key) => fold(key) === "value");
}

function assignMember(document: Document, edit: Edit, attribute: Attribute, subAttribute: Attribute): Document {
  if (isResourceReference(attribute) && subAttribute.name === "value") {
    const read = readElement(attribute, { value: edit.value ?? null }, edit.path, edit.context);
    return assignReference(document, edit, read);
  }
  const read = readAttribute(subAttribute, edit.value ?? null, edit.path, edit.context);
  const existing = getAttribute(document, edit.target);
  if (isResourceReference(attribute) && !isObject(existing)) return document;
  return withComplex(document, edit, withMember(isObject(existing) ? existing : {}, subAttribute.name, read));
}

/** RFC 7644 §3.5.2.3: sub-attributes that the value does not name stay as they are. */
function mergeComplex(document: Document, edit: Edit): Document {
  const { attribute } = edit.target;
  const { context, path } = edit;
  const value = context.tolerances.coerce?.(attribute, edit.value ?? null) ?? edit.value ?? null;
  if (value === null || value === "") return withAttribute(document, edit.target, undefined);
  if (!isObject(value)) {
    readElement(attribute, value, path, context);
    return document;
  }
  const existing = getAttribute(document, edit.target);
  let merged: JsonObject = isObject(existing) ? existing : {};
  for (const [key, item] of Object.entries(value)) {
    const subAttribute = writableSubAttribute(attribute, key, path, context);
    if (subAttribute === null) continue;
    merged = withMember(
      merged,
      subAttribute.name,
      readAttribute(subAttribute, item, `${path}.${subAttribute.name}`, context),
    );
  }
  return withComplex(document, edit, merged);
}

function withComplex(document: Document, edit: Edit, value: JsonObject): Document {
  return withAttribute(document, edit.target, isAbsent(value) ? undefined : value);
}
