import { isList, isObject, type JsonObject } from "../json";
import type { Json } from "../schema/attribute";
import { fold } from "../text";
import type { BulkOperation } from "./parse";

const prefix = "bulkId:";
/** Attributes that hold the id of another resource, also behind a schema's URN and as the beginning of a PATCH path. */
const referring = /^(?:.*:)?(?:members|manager)(?:$|[.[])/;
/** A reference inside of text: in `$ref`, or in the filter of a PATCH path. */
const embedded = /(?<=["/])bulkId:([^"\]/\s]+)/g;

/** What stands for a bulkId: its resource's id; null to leave the reference out; undefined to leave it as it is. */
type Resolve = (bulkId: string) => string | null | undefined;

/** The bulkIds that an operation's path and data refer to (RFC 7644 §3.7.2), each once. */
export function referencesOf(operation: Pick<BulkOperation, "path" | "data">): ReadonlySet<string> {
  const found = new Set<string>();
  const note: Resolve = (bulkId) => {
    found.add(bulkId);
    return undefined;
  };
  resolvePath(operation.path, note);
  resolveData(operation.data, note);
  return found;
}

/** `/Users/bulkId:x` with the id of x. */
export function resolvePath(path: string, resolve: Resolve): string {
  const slash = path.lastIndexOf("/");
  const last = path.slice(slash + 1);
  if (!last.startsWith(prefix)) return path;
  return `${path.slice(0, slash + 1)}${resolve(last.slice(prefix.length)) ?? last}`;
}

/**
 * The data of an operation with ids in place of its references. They are looked for in `members` and `manager` alone, in
 * resources and in the operations of a PATCH: everywhere else such text is somebody's value.
 */
export function resolveData(data: Json, resolve: Resolve): Json {
  return walk(data, false, resolve) ?? null;
}

/** Undefined when the value is left out. */
function walk(value: Json, refers: boolean, resolve: Resolve): Json | undefined {
  if (typeof value === "string") return refers ? resolveText(value, resolve) : value;
  if (isList(value)) return value.map((item) => walk(item, refers, resolve)).filter((item) => item !== undefined);
  if (!isObject(value)) return value;
  const refersByPath = !refers && hasReferringPath(value);
  const entries = Object.entries(value).map(([name, inner]): [string, Json | undefined] => {
    const folded = fold(name);
    const here = refers
      ? folded === "value" || folded === "$ref"
      : referring.test(folded) || (refersByPath && (folded === "value" || folded === "path"));
    return [name, walk(inner, here, resolve)];
  });
  // A member or manager without its id is nobody.
  if (refers && entries.some(([name, inner]) => fold(name) === "value" && inner === undefined)) return undefined;
  return Object.fromEntries(entries.filter((entry): entry is [string, Json] => entry[1] !== undefined));
}

function hasReferringPath(operation: JsonObject): boolean {
  const path = Object.entries(operation).find(([name]) => fold(name) === "path")?.[1];
  return typeof path === "string" && referring.test(fold(path.trim()));
}

function resolveText(text: string, resolve: Resolve): string | undefined {
  if (text.startsWith(prefix)) {
    const id = resolve(text.slice(prefix.length));
    return id === undefined ? text : (id ?? undefined);
  }
  let isLeftOut = false;
  const resolved = text.replaceAll(embedded, (whole, bulkId: string) => {
    const id = resolve(bulkId);
    if (id === null) isLeftOut = true;
    return id ?? whole;
  });
  return isLeftOut ? undefined : resolved;
}
