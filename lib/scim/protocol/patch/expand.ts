import { isEmpty, isObject, type JsonObject, kindOf, member } from "../json";
import type { Document, Json, Schema } from "../schema/attribute";
import { findSchema } from "../schema/lookup";
import type { Edit, EditContext } from "./edit";
import { locate, pathOfKey } from "./target";

/** The edits that an operation asks for, in order: one for a path, one for each key of a path-less value (RFC 7644 §3.5.2). */
export function expandOperation(document: Document, context: EditContext): readonly Edit[] {
  const { path, value } = context.operation;
  if (path === undefined) return isObject(value) ? editsOfKeys(document, value, context) : [];
  const schema = findSchema(context.type, path.raw);
  if (schema !== null) return editsOfSchema(document, schema, value, context);
  const edit = locate(path, value, "path", context);
  return edit === null ? [] : [edit];
}

function editsOfKeys(document: Document, value: JsonObject, context: EditContext): readonly Edit[] {
  return Object.entries(value).flatMap(([key, item]) => {
    const schema = findSchema(context.type, key);
    if (schema !== null) return editsOfSchema(document, schema, item, context);
    const path = pathOfKey(key, context);
    const edit = path === null ? null : locate(path, item, "key", context);
    return edit === null ? [] : [edit];
  });
}

/** A schema's URN as path or key: the value holds its attributes. Without a value each attribute that is there is changed. */
function editsOfSchema(
  document: Document,
  schema: Schema,
  value: Json | undefined,
  context: EditContext,
): readonly Edit[] {
  if (isObject(value)) return editsOfMembers(schema, Object.entries(value), context);
  if (!isEmpty(value)) {
    throw context.fail("invalidValue", `${schema.id} must be an object of its attributes, but ${kindOf(value)} came.`);
  }
  if (schema === context.type.schema) {
    throw context.fail("mutability", `${schema.id} is the core schema and cannot be removed; name an attribute.`);
  }
  const present = member(document, schema.id);
  const names = isObject(present) ? Object.keys(present) : [];
  return editsOfMembers(
    schema,
    names.map((name) => [name, null]),
    context,
  );
}

function editsOfMembers(
  schema: Schema,
  members: readonly (readonly [string, Json])[],
  context: EditContext,
): readonly Edit[] {
  return members.flatMap(([key, item]) => {
    const path = pathOfKey(key, context, schema);
    const edit = path === null ? null : locate(path, item, "key", context);
    return edit === null ? [] : [edit];
  });
}
