import { parseAttributePath } from "./attribute-path";
import { ScimError } from "./errors";
import { isList, isObject, type JsonObject, kindOf } from "./json";
import { type Note, NoteCollector } from "./notes";
import { type ReadContext, readAttribute } from "./read-value";
import { withSchemas } from "./resource";
import type { Attribute, Document, Json, ResourceType, Schema } from "./schema/attribute";
import { findAttribute, findSchema, resolve, topLevelAttributes } from "./schema/lookup";
import { fold, shorten } from "./text";
import type { Tolerances } from "./tolerances";

/**
 * Reads the body of POST and PUT (RFC 7644 §3.3, §3.5.1) against the schema table. The document has canonical names, no
 * absent and no readOnly attributes, and `schemas` names what it uses. Strings are kept byte for byte. Throws invalidValue.
 * What is left aside without an error is told in `notes`: unknown attributes and schemas, duplicates, the password.
 */
export function readResource(
  body: unknown,
  type: ResourceType,
  tolerances: Tolerances = {},
): { readonly document: Document; readonly notes: readonly Note[] } {
  const notes = new NoteCollector();
  const context: ReadContext = {
    tolerances,
    note: (note) => notes.add(note),
    fail: (scimType, detail) => ScimError.of(scimType, detail),
  };
  if (!isObject(body)) throw context.fail("invalidValue", `The body must be a JSON object, but ${kindOf(body)} came.`);
  checkSchemas(body, type, context);
  const read = new Map<string, Json>();
  for (const [key, value] of Object.entries(body)) {
    const entry = readTopLevel(key, value, type, context);
    if (entry !== null) read.set(entry.name, joined(read.get(entry.name), entry.value, entry.name));
  }
  for (const attribute of type.schema.attributes) {
    if (attribute.required && !read.has(attribute.name))
      throw context.fail("invalidValue", missing(attribute, context));
  }
  return { document: withSchemas(Object.fromEntries(read), type), notes: notes.all() };
}

/** An extension may come in parts: as an object under its URN and as single attributes under theirs. */
function joined(before: Json | undefined, value: Json, name: string): Json {
  return name.includes(":") && isObject(before) && isObject(value) ? { ...before, ...value } : value;
}

/** Names the attribute, the rule and the cure for a required attribute without a value (RFC 7643 §2.2). */
export function missing(attribute: Attribute, context: ReadContext): string {
  const cure = context.tolerances.cure?.(attribute) ?? `send a value for ${attribute.name}`;
  return `${attribute.name} is required and must be non-empty text; ${cure}.`;
}

/** RFC 7643 §3: `schemas` is required and names the core schema of the resource; unknown extensions may stand beside it. */
function checkSchemas(body: JsonObject, type: ResourceType, context: ReadContext): void {
  const key = Object.keys(body).find((name) => fold(name) === "schemas");
  const schemas = key === undefined ? undefined : body[key];
  if (!isList(schemas) || !schemas.every((urn) => typeof urn === "string")) {
    throw context.fail(
      "invalidValue",
      `schemas must be a list of URNs, but ${isList(schemas) ? "a list with other values" : kindOf(schemas)} came; send ["${type.schema.id}"].`,
    );
  }
  const found = schemas.map((urn) => ({ urn, schema: findSchema(type, urn) }));
  if (!found.some(({ schema }) => schema === type.schema)) {
    throw context.fail("invalidValue", `schemas must contain ${type.schema.id} for a ${type.name}; add it.`);
  }
  for (const { urn, schema } of found) {
    if (schema === null)
      context.note({
        kind: "unknownSchema",
        path: urn,
        message: `${shorten(urn)} is no schema of ${type.name} and was ignored.`,
      });
  }
}

function readTopLevel(
  key: string,
  value: Json,
  type: ResourceType,
  context: ReadContext,
): { readonly name: string; readonly value: Json } | null {
  const extension = findSchema(type, key);
  if (extension !== null && extension !== type.schema) return readExtension(extension, value, context);
  const path = key.includes(":") && context.tolerances.keysArePaths === true ? parseAttributePath(key) : null;
  const target = path === null || path.subAttribute !== undefined ? null : resolve(type, path);
  if (target === null) return readMember(topLevelAttributes(type), key, value, { prefix: "", context });
  if (target.extension) return readExtension(target.schema, { [target.attribute.name]: value }, context);
  return readMember([target.attribute], target.attribute.name, value, { prefix: "", context });
}

/** RFC 7643 §3.3: an extension is an object under its URN; its URN in `schemas` is inferred from it. */
function readExtension(
  schema: Schema,
  value: Json,
  context: ReadContext,
): { readonly name: string; readonly value: Json } | null {
  if (value === null) return null;
  if (!isObject(value)) {
    throw context.fail("invalidValue", `${schema.id} must be an object of its attributes, but ${kindOf(value)} came.`);
  }
  const read = new Map<string, Json>();
  for (const [key, item] of Object.entries(value)) {
    const entry = readMember(schema.attributes, key, item, { prefix: `${schema.id}:`, context });
    if (entry !== null) read.set(entry.name, entry.value);
  }
  return read.size === 0 ? null : { name: schema.id, value: Object.fromEntries(read) };
}

/** Reads one attribute, or answers null when it is absent or left aside. */
function readMember(
  attributes: readonly Attribute[],
  key: string,
  value: Json,
  { prefix, context }: { readonly prefix: string; readonly context: ReadContext },
): { readonly name: string; readonly value: Json } | null {
  const attribute = findAttribute(attributes, key);
  if (attribute === null) {
    const kind = key.includes(":") ? "unknownSchema" : "unknownAttribute";
    context.note({
      kind,
      path: `${prefix}${key}`,
      message: `${prefix}${shorten(key)} is unknown to the schema and was skipped.`,
    });
    return null;
  }
  // RFC 7644 §3.3 and §3.5.1: values for readOnly attributes are ignored.
  if (attribute.mutability === "readOnly") return null;
  const read = readAttribute(attribute, value, `${prefix}${attribute.name}`, context);
  if (read === undefined) return null;
  if (attribute.returned === "never") {
    context.note({ kind: "neverStored", path: attribute.name, message: `${attribute.name} was accepted and dropped.` });
    return null;
  }
  return { name: attribute.name, value: read };
}
