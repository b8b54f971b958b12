import { ScimError } from "../errors";
import type { TypedFilter } from "../filter/check";
import { checkValueFilter } from "../filter/check";
import type { Attribute, Json, Schema } from "../schema/attribute";
import { findSubAttribute, formatTarget, resolve, type Target } from "../schema/lookup";
import { shorten } from "../text";
import type { Edit, EditContext } from "./edit";
import { type PatchPath, parsePath } from "./path";

/** Whether the client named the target as a path, or as a key of a path-less value, where odd names do no harm. */
type Origin = "path" | "key";

/** Finds what a path means and whether it may change; null when it is to be skipped, which is then noted (RFC 7644 §3.5.2). */
export function locate(path: PatchPath, value: Json | undefined, origin: Origin, context: EditContext): Edit | null {
  const whole = resolve(context.type, withoutSubAttribute(path));
  if (whole === null) return skipUnknown(path.raw, context);
  const target = withSubAttribute(whole, path, origin, context);
  if (target === null) return null;
  if (!isChangeable(target, origin, context)) return null;
  const where = readWhere(path, target, context);
  if (where === null) return skipUnknown(path.raw, context);
  if (where !== undefined) refuseElementChange(target, context);
  return { target, value, path: shownPath(target, path), context, ...(where === undefined ? {} : { where }) };
}

/** A key of a path-less value as a path, or null when it is none; that is an error only without tolerance. */
export function pathOfKey(key: string, context: EditContext, schema?: Schema): PatchPath | null {
  try {
    const path = parsePath(key);
    const isPlain = path.path.schema === undefined && path.path.subAttribute === undefined && path.where === undefined;
    if (isPlain || context.tolerances.keysArePaths === true) return schema === undefined ? path : within(schema, path);
  } catch (error) {
    if (!(error instanceof ScimError)) throw error;
  }
  return skipUnknown(key, context);
}

function within(schema: Schema, path: PatchPath): PatchPath {
  return { ...path, raw: `${schema.id}:${path.raw}`, path: { schema: schema.id, ...path.path } };
}

function withoutSubAttribute(path: PatchPath) {
  const { schema, attribute } = path.path;
  return schema === undefined ? { attribute } : { schema, attribute };
}

function skipUnknown(raw: string, context: EditContext): null {
  if (context.tolerances.skipUnknown !== true) {
    throw context.fail(
      "invalidPath",
      `${shorten(raw)} is no attribute of ${context.type.name}; remove it from the mapping.`,
    );
  }
  context.note({
    kind: "unknownAttribute",
    path: raw,
    message: `${shorten(raw)} is no attribute of ${context.type.name} and was skipped.`,
  });
  return null;
}

function withSubAttribute(whole: Target, path: PatchPath, origin: Origin, context: EditContext): Target | null {
  const name = path.path.subAttribute;
  if (name === undefined) return whole;
  const subAttribute = findSubAttribute(whole.attribute, name);
  if (subAttribute !== null) return { ...whole, subAttribute };
  if (origin === "key" || context.maySkip) return skipUnknown(path.raw, context);
  throw context.fail(
    "invalidPath",
    `${formatTarget(whole)} has no sub-attribute ${shorten(name)}; use one that /Schemas lists.`,
  );
}

/** RFC 7644 §3.5.2: a path to what cannot change fails with mutability. As a key it is ignored, as in POST and PUT. */
function isChangeable(target: Target, origin: Origin, context: EditContext): boolean {
  const { attribute, subAttribute } = target;
  const readOnly = attribute.mutability === "readOnly" || subAttribute?.mutability === "readOnly";
  if (readOnly && origin === "key") {
    context.note({
      kind: "readOnly",
      path: formatTarget(target),
      message: `${formatTarget(target)} is readOnly and was ignored.`,
    });
    return false;
  }
  if (readOnly || subAttribute?.mutability === "immutable") {
    const rule = readOnly ? "readOnly" : "immutable";
    throw context.fail("mutability", `${formatTarget(target)} is ${rule}; leave it out of the mapping.`);
  }
  return true;
}

/** RFC 7643 §7, immutable: an element whose `value` cannot change is removed and added anew. */
function refuseElementChange({ attribute }: Target, context: EditContext): void {
  if (context.operation.op === "remove" || findSubAttribute(attribute, "value")?.mutability !== "immutable") return;
  throw context.fail("mutability", `a value of ${attribute.name} cannot be changed; remove it and add another one.`);
}

/** The filter of a path, or null when it is to be skipped. */
function readWhere(path: PatchPath, target: Target, context: EditContext): TypedFilter | undefined | null {
  if (path.where === undefined) return undefined;
  const { attribute } = target;
  if (!attribute.multiValued) {
    throw context.fail("invalidPath", `${attribute.name} is not a list, so [ ] cannot follow it.`);
  }
  const { subAttribute: _, ...whole } = target;
  try {
    return checkValueFilter(path.where, attribute.type === "complex" ? whole : asElements(whole));
  } catch (error) {
    if (!(error instanceof ScimError)) throw error;
    if (context.maySkip) return null;
    throw context.fail("invalidPath", error.message);
  }
}

/** RFC 7643 §2.4: the values of a simple multi-valued attribute, such as text, are what `value` means inside of [ ]. */
function asElements(target: Target): Target {
  const value: Attribute = { ...target.attribute, name: "value", multiValued: false };
  return { ...target, attribute: { ...target.attribute, type: "complex", subAttributes: [value] } };
}

/** The path in canonical names, with the filter as it was written. */
function shownPath(target: Target, path: PatchPath): string {
  if (path.where === undefined) return formatTarget(target);
  const open = path.raw.indexOf("[");
  const close = path.raw.lastIndexOf("]");
  const { subAttribute, ...whole } = target;
  const suffix = subAttribute === undefined ? "" : `.${subAttribute.name}`;
  return `${formatTarget(whole)}${path.raw.slice(open, close + 1)}${suffix}`;
}
