import { isFilteredPath, paths } from "@/lib/entra-client/attributes";
import type { AttributeChange, Dialect, FlagMode, JsonObject } from "@/lib/entra-client/model";
import { urns } from "@/lib/entra-client/urns";

interface Operation {
  op: string;
  path?: string;
  value?: unknown;
}

const legacyNames = { add: "Add", replace: "Replace", remove: "Remove" } as const;

/** Gives the dialect of each request in turn. */
export function dialectPicker(mode: FlagMode): () => Dialect {
  let count = 0;
  switch (mode) {
    case "legacy":
      return () => "legacy";
    case "aadOptscim062020":
      return () => "flag";
    case "alternate":
      return () => (count++ % 2 === 0 ? "legacy" : "flag");
    default:
      return mode satisfies never;
  }
}

/** The dialect that provision on demand mixes in. */
export function otherDialect(dialect: Dialect): Dialect {
  return dialect === "legacy" ? "flag" : "legacy";
}

/**
 * PATCH of a user's attributes. Legacy: one capitalised operation per attribute, Booleans as text. Flag: lower case, the
 * filtered paths one by one, everything else merged into one operation without path.
 * Source: Microsoft Learn, “SCIM compatibility issues”; pond/scimitar#69 and #123; thomaspoignant/scim-patch#132.
 */
export function changeBody(dialect: Dialect, changes: readonly AttributeChange[]): JsonObject {
  return patchBody(dialect === "legacy" ? changes.map(legacyOperation) : flagOperations(changes));
}

/** Disable (soft delete) and restore: `"False"`, `"True"` as text without the flag, JSON Booleans with it. */
export function activeBody(dialect: Dialect, active: boolean): JsonObject {
  return changeBody(dialect, [{ path: paths.active, value: active, op: "replace" }]);
}

/**
 * The manager of the reference pass: the bare id, or (legacy, when `reference` is given) an array of `$ref` and `value`.
 * Source: Captain-P-Goldfish/SCIM-SDK#541 and #686; Microsoft Learn (older copy), manager example.
 */
export function managerBody(dialect: Dialect, managerId: string, reference?: string): JsonObject {
  const wrapped = dialect === "legacy" && reference !== undefined;
  const value = wrapped ? [{ $ref: reference, value: managerId }] : managerId;
  return patchBody([{ op: operationName(dialect, "add"), path: paths.manager, value }]);
}

/** Members to add, one or a batch, in one operation. Source: Microsoft Learn, Update Group [Add Members]. */
export function addMembersBody(dialect: Dialect, ids: readonly string[]): JsonObject {
  return patchBody([{ op: operationName(dialect, "add"), path: "members", value: memberValues(dialect, ids) }]);
}

/**
 * Members to remove. Legacy: a value list beside `Remove`, which RFC 7644 §3.5.2.2 does not know; flag: one filtered path
 * for each member. Source: Microsoft Learn, “SCIM compatibility issues”; AzureAD/SCIMReferenceCode#10.
 */
export function removeMembersBody(dialect: Dialect, ids: readonly string[]): JsonObject {
  if (dialect === "legacy") {
    return patchBody([{ op: "Remove", path: "members", value: memberValues(dialect, ids) }]);
  }
  return patchBody(ids.map((id) => ({ op: "remove", path: `members[value eq "${id}"]` })));
}

/** A group's new name. Source: Microsoft Learn, Update Group [Non-member attributes]; the flag form is the validator's. */
export function renameGroupBody(dialect: Dialect, displayName: string): JsonObject {
  return changeBody(dialect, [{ path: paths.displayName, value: displayName, op: "replace" }]);
}

function patchBody(operations: readonly Operation[]): JsonObject {
  return { schemas: [urns.patchOp], Operations: operations };
}

function operationName(dialect: Dialect, op: keyof typeof legacyNames): string {
  return dialect === "legacy" ? legacyNames[op] : op;
}

function memberValues(dialect: Dialect, ids: readonly string[]): JsonObject[] {
  return ids.map((value) => (dialect === "legacy" ? { $ref: null, value } : { value }));
}

function legacyOperation({ op, path, value }: AttributeChange): Operation {
  return { op: legacyNames[op], path, value: typeof value === "boolean" ? (value ? "True" : "False") : value };
}

function flagOperations(changes: readonly AttributeChange[]): Operation[] {
  const [first] = changes;
  if (first !== undefined && changes.length === 1 && first.path === paths.active) return [{ ...first }];
  const filtered = changes
    .filter(({ path }) => isFilteredPath(path))
    .map(({ op, path, value }) => ({ op, path, value }));
  return [...filtered, ...mergedOperation("add", changes), ...mergedOperation("replace", changes)];
}

function mergedOperation(op: AttributeChange["op"], changes: readonly AttributeChange[]): Operation[] {
  const merged = changes.filter((change) => change.op === op && !isFilteredPath(change.path));
  if (merged.length === 0) return [];
  return [{ op, value: Object.fromEntries(merged.map(({ path, value }) => [path, value])) }];
}
