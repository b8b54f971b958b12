import { ScimError } from "../errors";
import { isList, isObject, type JsonObject } from "../json";
import type { Json, ResourceType } from "../schema/attribute";
import { fold } from "../text";
import type { Tolerances } from "../tolerances";
import { applyPatch } from "./apply";
import { type PatchOperation, parsePatch } from "./parse";

/**
 * The operations of a PATCH that concern `active` alone, when they deactivate; null when they do not. The other operations are
 * not looked at, so they may be wrong in any way.
 */
export function deactivationOf(
  body: unknown,
  type: ResourceType,
  tolerances: Tolerances = {},
): readonly PatchOperation[] | null {
  if (!isObject(body)) return null;
  const entries = Object.entries(body).map(([name, value]): [string, Json] =>
    fold(name) === "operations" && isList(value) ? [name, onlyActive(value, type)] : [name, value],
  );
  try {
    const operations = parsePatch(Object.fromEntries(entries));
    const { document } = applyPatch({ active: true }, operations, type, tolerances);
    return document["active"] === false ? operations : null;
  } catch (error) {
    if (error instanceof ScimError) return null;
    throw error;
  }
}

function onlyActive(operations: readonly Json[], type: ResourceType): readonly Json[] {
  return operations.flatMap((operation) => {
    if (!isObject(operation)) return [];
    const path = memberOf(operation, "path");
    if (typeof path === "string" && path !== "") return namesActive(path, type) ? [operation] : [];
    const value = memberOf(operation, "value");
    const active = isObject(value) ? Object.entries(value).filter(([name]) => namesActive(name, type)) : [];
    return active.length === 0 ? [] : [{ op: memberOf(operation, "op") ?? null, value: Object.fromEntries(active) }];
  });
}

function memberOf(object: JsonObject, folded: string): Json | undefined {
  return Object.entries(object).find(([name]) => fold(name) === folded)?.[1];
}

function namesActive(path: string, type: ResourceType): boolean {
  const folded = fold(path.trim());
  return folded === "active" || folded === `${fold(type.schema.id)}:active`;
}
