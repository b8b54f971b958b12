import { isAbsent, isObject, member, withMember } from "./json";
import type { Document, Json, ResourceType } from "./schema/attribute";
import type { Target } from "./schema/lookup";

/** The value of the target's attribute; a sub-attribute named by the target is not looked at. */
export function getAttribute(document: Document, target: Target): Json | undefined {
  if (!target.extension) return member(document, target.attribute.name);
  const extension = member(document, target.schema.id);
  return isObject(extension) ? member(extension, target.attribute.name) : undefined;
}

/** A new document with the target's attribute set, or without it when `value` is undefined. */
export function withAttribute(document: Document, target: Target, value: Json | undefined): Document {
  if (!target.extension) return withMember(document, target.attribute.name, value);
  const extension = member(document, target.schema.id);
  const next = withMember(isObject(extension) ? extension : {}, target.attribute.name, value);
  return withMember(document, target.schema.id, Object.keys(next).length === 0 ? undefined : next);
}

/** RFC 7643 §3: `schemas` names the core schema and each extension that has a value. */
export function withSchemas(document: Document, type: ResourceType): Document {
  const used = type.extensions.filter((extension) => !isAbsent(member(document, extension.id)));
  return withMember(document, "schemas", [type.schema.id, ...used.map((extension) => extension.id)]);
}
