import { ScimError } from "../errors";
import { isList, isObject, type JsonObject, kindOf } from "../json";
import type { Json } from "../schema/attribute";
import { fold } from "../text";
import { patchOpUrn } from "../urns";
import { type PatchPath, parsePath } from "./path";

/** One operation of a PATCH request. `index` is its 1-based number, for errors and notes. */
export interface PatchOperation {
  readonly op: "add" | "remove" | "replace";
  readonly path?: PatchPath;
  readonly value?: Json;
  readonly index: number;
}

/** The most operations that one PATCH request may have. */
const operationLimit = 1000;

/**
 * Reads the body of PATCH (RFC 7644 §3.5.2) as far as that goes without the resource: the envelope, the names of the
 * operations in any case, the form of each path, and that a value is there. An empty list of operations is fine.
 */
export function parsePatch(body: unknown): readonly PatchOperation[] {
  if (!isObject(body)) {
    throw ScimError.of("invalidSyntax", `The body must be a JSON object, but ${kindOf(body)} came.`);
  }
  const schemas = envelope(body, "schemas");
  if (!isList(schemas) || !schemas.some((urn) => typeof urn === "string" && fold(urn) === fold(patchOpUrn))) {
    throw ScimError.of("invalidSyntax", `schemas must be a list with ${patchOpUrn}; add it.`);
  }
  const operations = envelope(body, "operations");
  if (!isList(operations)) {
    throw ScimError.of("invalidSyntax", `Operations must be a list, but ${kindOf(operations)} came.`);
  }
  if (operations.length > operationLimit) {
    throw ScimError.of(
      "invalidValue",
      `A PATCH request may have ${operationLimit} operations at most, but ${operations.length} came; send several requests.`,
    );
  }
  return operations.map((operation, position) => readOperation(operation, position + 1));
}

function envelope(body: JsonObject, folded: string): Json | undefined {
  const key = Object.keys(body).find((name) => fold(name) === folded);
  return key === undefined ? undefined : body[key];
}

function readOperation(operation: Json, index: number): PatchOperation {
  if (!isObject(operation)) {
    throw ScimError.of("invalidSyntax", `Operation ${index} must be an object, but ${kindOf(operation)} came.`);
  }
  const op = readOp(envelope(operation, "op"), index);
  const path = readPath(envelope(operation, "path"), index);
  const value = envelope(operation, "value");
  checkShape({ op, path, value, index });
  return { op, index, ...(path === undefined ? {} : { path }), ...(value === undefined ? {} : { value }) };
}

function readOp(op: Json | undefined, index: number): PatchOperation["op"] {
  const folded = typeof op === "string" ? fold(op) : "";
  if (folded === "add" || folded === "remove" || folded === "replace") return folded;
  throw ScimError.of("invalidSyntax", `Operation ${index}: op must be add, remove or replace; send one of them.`);
}

/** A null or empty path counts as none, as it has no other meaning. */
function readPath(path: Json | undefined, index: number): PatchPath | undefined {
  if (path === undefined || path === null || path === "") return undefined;
  if (typeof path !== "string") {
    throw ScimError.of("invalidPath", `Operation ${index}: path must be text, but ${kindOf(path)} came.`);
  }
  try {
    return parsePath(path.trim());
  } catch (error) {
    if (error instanceof ScimError)
      throw new ScimError(error.status, `Operation ${index}: ${error.message}`, error.scimType);
    throw error;
  }
}

interface Shape {
  readonly op: PatchOperation["op"];
  readonly path: PatchPath | undefined;
  readonly value: Json | undefined;
  readonly index: number;
}

function checkShape({ op, path, value, index }: Shape): void {
  if (op === "remove") {
    // RFC 7644 §3.5.2.2: without a path, remove fails with noTarget.
    if (path !== undefined) return;
    throw ScimError.of("noTarget", `Operation ${index}: remove needs a path; name the attribute to remove.`);
  }
  if (value === undefined) {
    throw ScimError.of("invalidValue", `Operation ${index}: ${op} needs a value; send one, or null to clear.`);
  }
  if (path === undefined && !isObject(value)) {
    throw ScimError.of(
      "invalidValue",
      `Operation ${index}: ${op} without a path needs an object of attributes, but ${kindOf(value)} came; send a path or an object.`,
    );
  }
}
