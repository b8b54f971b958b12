import type { AttributePath } from "../filter/ast";
import { fold } from "../text";
import type { Attribute, ResourceType, Schema } from "./attribute";
import { commonAttributes } from "./common-attributes";

/** An attribute found in the table. `extension` tells that its values sit in the object under the schema's URN. */
export interface Target {
  readonly schema: Schema;
  readonly extension: boolean;
  readonly attribute: Attribute;
  readonly subAttribute?: Attribute;
}

/** RFC 7643 §2.1: attribute names are compared without regard to case. */
export function findAttribute(attributes: readonly Attribute[], name: string): Attribute | null {
  const exact = attributes.find((attribute) => attribute.name === name);
  if (exact !== undefined) return exact;
  const folded = fold(name);
  return attributes.find((attribute) => fold(attribute.name) === folded) ?? null;
}

/** A sub-attribute by its name in any case, or null. */
export function findSubAttribute(attribute: Attribute, name: string): Attribute | null {
  return findAttribute(attribute.subAttributes ?? [], name);
}

/** The core schema or extension of the resource type with this URN, in any case (RFC 8141 §3). */
export function findSchema(type: ResourceType, urn: string): Schema | null {
  const folded = fold(urn);
  return [type.schema, ...type.extensions].find((schema) => fold(schema.id) === folded) ?? null;
}

/** What stands at the top level of a resource: the core schema's attributes and the common ones. */
export function topLevelAttributes(type: ResourceType): readonly Attribute[] {
  return [...commonAttributes, ...type.schema.attributes];
}

/** RFC 7644 §3.10: finds what a path names, or null. Names and URNs in any case; without a URN only core and common attributes. */
export function resolve(type: ResourceType, path: AttributePath): Target | null {
  const schema = path.schema === undefined ? type.schema : findSchema(type, path.schema);
  return schema === null ? null : resolveIn(type, schema, path);
}

/** As `resolve`, but an extension's attribute may come without its URN; core attributes win. */
export function resolveAnywhere(type: ResourceType, path: AttributePath): Target | null {
  const found = resolve(type, path);
  if (found !== null || path.schema !== undefined) return found;
  for (const extension of type.extensions) {
    const target = resolveIn(type, extension, path);
    if (target !== null) return target;
  }
  return null;
}

function resolveIn(type: ResourceType, schema: Schema, path: AttributePath): Target | null {
  const extension = schema !== type.schema;
  const attribute = findAttribute(extension ? schema.attributes : topLevelAttributes(type), path.attribute);
  if (attribute === null) return null;
  if (path.subAttribute === undefined) return { schema, extension, attribute };
  const subAttribute = findSubAttribute(attribute, path.subAttribute);
  return subAttribute === null ? null : { schema, extension, attribute, subAttribute };
}

/** The canonical spelling of a target: `name.familyName`, `urn:…:User:manager.value`. Fit as a key. */
export function formatTarget(target: Target): string {
  const prefix = target.extension ? `${target.schema.id}:` : "";
  const suffix = target.subAttribute === undefined ? "" : `.${target.subAttribute.name}`;
  return `${prefix}${target.attribute.name}${suffix}`;
}

/** Whether a complex attribute's `value` is the id of another resource, as in manager, members and groups. */
export function isResourceReference(attribute: Attribute): boolean {
  if (attribute.type !== "complex") return false;
  return findSubAttribute(attribute, "$ref") !== null && findSubAttribute(attribute, "value") !== null;
}
