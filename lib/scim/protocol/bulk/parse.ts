import { ScimError } from "../errors";
import { isList, isObject, type JsonObject, kindOf } from "../json";
import type { Json } from "../schema/attribute";
import { fold, shorten } from "../text";
import { bulkRequestUrn } from "../urns";
import { bulkLimits } from "./limits";

const methods = ["POST", "PUT", "PATCH", "DELETE"] as const;

/** One operation, as far as it can be read alone. `index` is its 1-based number, for notes and errors. */
export interface BulkOperation {
  readonly index: number;
  /** As sent when it is none of the four; the answer repeats it. */
  readonly method: string;
  readonly path: string;
  /** Null where none was sent. */
  readonly bulkId: string | null;
  readonly data: Json;
  /** The version that the client saw (RFC 7644 §3.7), for PUT, PATCH and DELETE; null where none was sent. */
  readonly version: string | null;
  /** What makes it impossible whatever the data of the service, else null. */
  readonly fault: ScimError | null;
}

export interface BulkRequest {
  /** After so many errors nothing more is tried; null for no such number. */
  readonly failOnErrors: number | null;
  readonly operations: readonly BulkOperation[];
}

/**
 * Reads the body of a bulk request (RFC 7644 §3.7). A mistake in one operation is that operation's `fault`.
 *
 * @throws ScimError 413 for too many operations, 400 for an envelope that cannot be read
 */
export function parseBulk(body: unknown): BulkRequest {
  if (!isObject(body)) throw ScimError.of("invalidSyntax", `The body must be a JSON object, but ${kindOf(body)} came.`);
  const schemas = field(body, "schemas");
  if (!isList(schemas) || !schemas.some((urn) => typeof urn === "string" && fold(urn) === fold(bulkRequestUrn))) {
    throw ScimError.of("invalidSyntax", `schemas must be a list with ${bulkRequestUrn}; add it.`);
  }
  const operations = field(body, "operations");
  if (!isList(operations)) {
    throw ScimError.of("invalidSyntax", `Operations must be a list, but ${kindOf(operations)} came.`);
  }
  if (operations.length > bulkLimits.operations) {
    throw new ScimError(
      413,
      `A bulk request may have ${bulkLimits.operations} operations at most (maxOperations), but ${operations.length} came. Split it into several requests.`,
    );
  }
  const taken = new Set<string>();
  return {
    failOnErrors: readFailOnErrors(field(body, "failonerrors")),
    operations: operations.map((operation, position) => readOperation(operation, position + 1, taken)),
  };
}

function field(object: JsonObject, folded: string): Json | undefined {
  const key = Object.keys(object).find((name) => fold(name) === folded);
  return key === undefined ? undefined : object[key];
}

function readFailOnErrors(value: Json | undefined): number | null {
  if (value === undefined || value === null) return null;
  if (typeof value === "number" && Number.isInteger(value) && value >= 1) return value;
  throw ScimError.of("invalidValue", "failOnErrors must be a whole number of 1 or more; send one, or leave it out.");
}

function readOperation(operation: Json, index: number, taken: Set<string>): BulkOperation {
  if (!isObject(operation)) {
    throw ScimError.of("invalidSyntax", `Operation ${index} must be an object, but ${kindOf(operation)} came.`);
  }
  const text = (name: string) => {
    const value = field(operation, name);
    return typeof value === "string" ? value : null;
  };
  const read = {
    index,
    method: shorten(text("method") ?? "").toUpperCase(),
    path: withSlash(text("path") ?? ""),
    bulkId: text("bulkid"),
    data: field(operation, "data") ?? null,
    version: text("version"),
  };
  const fault = faultOf(read, taken);
  if (fault === null && read.bulkId !== null && read.method === "POST") taken.add(read.bulkId);
  return { ...read, fault };
}

function withSlash(path: string): string {
  return path === "" || path.startsWith("/") ? path : `/${path}`;
}

/** Of a collection with an id, and far more. */
const longestPath = 2000;

/** What a header can hold, as which the version is read. */
const headerText = /^[\t\x20-\x7e\x80-\xff]*$/;

function faultOf({ method, path, bulkId, data, version }: Omit<BulkOperation, "fault">, taken: ReadonlySet<string>) {
  if (!methods.some((known) => known === method)) {
    return ScimError.of("invalidSyntax", `method must be one of ${methods.join(", ")}; send one of them.`);
  }
  if (path === "") return ScimError.of("invalidSyntax", "path must be text such as /Users or /Users/{id}; send it.");
  if (path.length > longestPath) {
    return ScimError.of(
      "invalidSyntax",
      `path may have ${longestPath} characters at most; send one such as /Users/{id}.`,
    );
  }
  if (method !== "DELETE" && !isObject(data)) {
    return ScimError.of("invalidSyntax", `data must be an object for ${method}, but ${kindOf(data)} came.`);
  }
  if (version !== null && !headerText.test(version)) {
    return ScimError.of("invalidSyntax", "version must be an ETag such as it came; send that, or leave it out.");
  }
  if (method !== "POST") return null;
  if (bulkId === null || bulkId === "") {
    return ScimError.of("invalidSyntax", "A POST needs a bulkId (RFC 7644 §3.7); send any text that no other has.");
  }
  if (!taken.has(bulkId)) return null;
  return ScimError.of("invalidValue", `The bulkId ${shorten(bulkId)} names an earlier operation; send another one.`);
}
