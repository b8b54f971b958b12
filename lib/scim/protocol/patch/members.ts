import { ScimError } from "../errors";
import type { TypedFilter } from "../filter/check";
import { checkValueFilter } from "../filter/check";
import { isList, isObject, type JsonObject, kindOf } from "../json";
import type { Attribute, Json, ResourceType } from "../schema/attribute";
import {
  findSchema,
  findSubAttribute,
  formatTarget,
  isResourceReference,
  resolve,
  type Target,
} from "../schema/lookup";
import { isStorable, shorten } from "../text";
import type { PatchOperation } from "./parse";
import { type PatchPath, parsePath } from "./path";

/** One change to the members of a group. `removeWhere` holds a filter on the whole group: `members[…]`. */
export type MemberChange =
  | { readonly kind: "add" | "remove" | "replace"; readonly ids: readonly string[] }
  | { readonly kind: "clear" }
  | { readonly kind: "removeWhere"; readonly where: TypedFilter };

/** The net effect of member changes: first empty the group if `clear`, then take out `remove` and put in `add`. */
export interface MemberEffect {
  readonly clear: boolean;
  readonly add: ReadonlySet<string>;
  readonly remove: ReadonlySet<string>;
}

/** The one attribute of the type that lists other resources and can be written: `members` of a Group, nothing of a User. */
function membersOf(type: ResourceType): Attribute | null {
  const isMembers = (attribute: Attribute) =>
    attribute.multiValued && attribute.mutability !== "readOnly" && isResourceReference(attribute);
  return type.schema.attributes.find(isMembers) ?? null;
}

/**
 * Takes what concerns members out of the operations, in order, so that a group of 100,000 members is never loaded
 * (RFC 7644 §3.5.2). A value may be an id, an object, or a list of them. `remove` with a value removes the listed members
 * only (ENTRA.md quirk 37), `add` of null adds nothing, `replace` with null or `[]` clears.
 */
export function splitMembers(
  operations: readonly PatchOperation[],
  type: ResourceType,
): { readonly changes: readonly MemberChange[]; readonly rest: readonly PatchOperation[] } {
  const attribute = membersOf(type);
  if (attribute === null) return { changes: [], rest: operations };
  const changes: MemberChange[] = [];
  const rest: PatchOperation[] = [];
  for (const operation of operations) {
    const split = splitOperation(operation, type, attribute);
    changes.push(...split.changes);
    if (split.rest !== null) rest.push(split.rest);
  }
  return { changes, rest };
}

interface Split {
  readonly changes: readonly MemberChange[];
  readonly rest: PatchOperation | null;
}

function splitOperation(operation: PatchOperation, type: ResourceType, attribute: Attribute): Split {
  const { path, value } = operation;
  if (path === undefined) return isObject(value) ? splitValue(operation, value, type, attribute) : keep(operation);
  if (findSchema(type, path.raw) === type.schema && isObject(value)) {
    return splitValue(operation, value, type, attribute);
  }
  const target = memberTarget(path, type, attribute);
  if (target === null) return keep(operation);
  return { changes: pathChanges(operation, path, target), rest: null };
}

function keep(operation: PatchOperation): Split {
  return { changes: [], rest: operation };
}

function memberTarget(path: PatchPath, type: ResourceType, attribute: Attribute): Target | null {
  const { subAttribute: _, ...whole } = path.path;
  const target = resolve(type, whole);
  return target?.attribute === attribute ? target : null;
}

/** A path-less value: the keys that name the members become changes, the others stay an operation. */
function splitValue(operation: PatchOperation, value: JsonObject, type: ResourceType, attribute: Attribute): Split {
  const parts = Object.entries(value).map(([key, item]) =>
    splitKey({ ...operation, value: item }, key, type, attribute),
  );
  const changes = parts.flatMap((part) => part.changes);
  const others = Object.entries(value).flatMap(([key], index): [string, Json][] => {
    const left = parts[index]?.rest?.value;
    return left === undefined ? [] : [[key, left]];
  });
  if (changes.length === 0 && others.length === parts.length) return keep(operation);
  return { changes, rest: others.length === 0 ? null : { ...operation, value: Object.fromEntries(others) } };
}

function splitKey(operation: PatchOperation, key: string, type: ResourceType, attribute: Attribute): Split {
  if (findSchema(type, key) === type.schema && isObject(operation.value)) {
    return splitValue(operation, operation.value, type, attribute);
  }
  const found = memberPath(key, type, attribute);
  return found === null ? keep(operation) : { changes: pathChanges(operation, found.path, found.target), rest: null };
}

function memberPath(
  key: string,
  type: ResourceType,
  attribute: Attribute,
): { readonly path: PatchPath; readonly target: Target } | null {
  try {
    const path = parsePath(key);
    const target = memberTarget(path, type, attribute);
    return target === null ? null : { path, target };
  } catch (error) {
    if (error instanceof ScimError) return null;
    throw error;
  }
}

function fail(operation: PatchOperation, scimType: "invalidValue" | "invalidPath" | "mutability", detail: string) {
  const path = operation.path === undefined ? "" : ` ${shorten(operation.path.raw)}`;
  return ScimError.of(scimType, `Operation ${operation.index} (${operation.op}${path}): ${detail}`);
}

function pathChanges(operation: PatchOperation, path: PatchPath, target: Target): readonly MemberChange[] {
  const name = formatTarget(target);
  if (path.path.subAttribute !== undefined) {
    const subAttribute = findSubAttribute(target.attribute, path.path.subAttribute);
    if (subAttribute === null) {
      throw fail(operation, "invalidPath", `${name} has no sub-attribute ${shorten(path.path.subAttribute)}.`);
    }
    throw fail(
      operation,
      "mutability",
      `${name}.${subAttribute.name} is ${subAttribute.mutability}; remove the member and add another one.`,
    );
  }
  if (path.where !== undefined) return filterChanges(operation, path, target);
  return valueChanges(operation, name);
}

function filterChanges(operation: PatchOperation, path: PatchPath, target: Target): readonly MemberChange[] {
  const where = path.where === undefined ? null : readWhere(operation, path.where, target);
  if (where === null) return [];
  if (operation.op !== "remove") {
    throw fail(operation, "mutability", `a member cannot be changed; remove it and add another one.`);
  }
  const ids = idsOf(where);
  if (ids !== null) return [{ kind: "remove", ids: [...new Set(ids)] }];
  return [{ kind: "removeWhere", where: { kind: "group", target, where } }];
}

function readWhere(operation: PatchOperation, where: NonNullable<PatchPath["where"]>, target: Target): TypedFilter {
  try {
    return checkValueFilter(where, target);
  } catch (error) {
    if (error instanceof ScimError) throw fail(operation, "invalidPath", error.message);
    throw error;
  }
}

/** The ids of a filter that is nothing but `value eq "…"` joined by `or`; null for any other. */
function idsOf(where: TypedFilter): readonly string[] | null {
  if (where.kind === "or") {
    const left = idsOf(where.left);
    const right = left === null ? null : idsOf(where.right);
    return left === null || right === null ? null : [...left, ...right];
  }
  const isId = where.kind === "compare" && where.op === "eq" && where.target.subAttribute?.name === "value";
  return isId && typeof where.value === "string" ? [where.value] : null;
}

function valueChanges(operation: PatchOperation, name: string): readonly MemberChange[] {
  const { op, value } = operation;
  const isEmpty = value === undefined || value === null;
  // A value that is there means the listed members only, and null lists nobody.
  if (op === "remove" && value === undefined) return [{ kind: "clear" }];
  const ids = isEmpty || value === "" ? [] : readIds(operation, isList(value) ? value : [value], name);
  if (op === "replace") return ids.length === 0 ? [{ kind: "clear" }] : [{ kind: "replace", ids }];
  return ids.length === 0 ? [] : [{ kind: op, ids }];
}

/** The ids of a value list, each once. */
function readIds(operation: PatchOperation, items: readonly Json[], name: string): readonly string[] {
  return [...new Set(items.map((item) => readId(operation, item, name)))];
}

function readId(operation: PatchOperation, item: Json, name: string): string {
  const key = isObject(item) ? Object.keys(item).find((candidate) => candidate.toLowerCase() === "value") : undefined;
  const id = isObject(item) ? (key === undefined ? undefined : item[key]) : item;
  if (typeof id !== "string" || id === "") {
    throw fail(
      operation,
      "invalidValue",
      `${name}.value must be the id of a member, but ${kindOf(id)} came; send its id.`,
    );
  }
  if (!isStorable(id))
    throw fail(operation, "invalidValue", `${name}.value cannot hold U+0000 or half of a surrogate pair.`);
  return id;
}

/** The changes in order as one effect. They must not hold `removeWhere`, whose result depends on the members. */
export function reduceMembers(changes: readonly MemberChange[]): MemberEffect {
  let clear = false;
  const add = new Set<string>();
  const remove = new Set<string>();
  for (const change of changes) {
    if (change.kind === "removeWhere") throw new TypeError("reduceMembers cannot take removeWhere");
    if (change.kind === "clear" || change.kind === "replace") {
      clear = true;
      add.clear();
      remove.clear();
    }
    const ids = change.kind === "clear" ? [] : change.ids;
    const [into, outOf] = change.kind === "remove" ? [remove, add] : [add, remove];
    for (const id of ids) {
      outOf.delete(id);
      into.add(id);
    }
  }
  return { clear, add, remove: clear ? new Set() : remove };
}
