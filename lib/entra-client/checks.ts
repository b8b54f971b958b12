import { isObject } from "@/lib/entra-client/attributes";
import type { HttpAnswer } from "@/lib/entra-client/http";
import type { JsonObject, Problem } from "@/lib/entra-client/model";
import { urns } from "@/lib/entra-client/urns";

export type ResourceType = "User" | "Group";

/** What the body of a successful answer must be. */
export type Shape =
  | { readonly kind: "resource"; readonly type: ResourceType; readonly id?: string; readonly members?: "absent" }
  | { readonly kind: "list"; readonly type?: ResourceType; readonly members?: "absent"; readonly startIndex?: number }
  | { readonly kind: "document" }
  | { readonly kind: "empty" };

export interface ExpectedAnswer {
  readonly statuses: readonly number[];
  readonly shape: Shape;
  /** Accepted as well when the request was sent again after a lost connection, for example 404 after DELETE. */
  readonly whenRepeated?: readonly number[];
  /** For a 409: the `scimType` it has to name. */
  readonly scimType?: string;
}

export interface CheckedAnswer {
  readonly status: number;
  /** The status was one of those expected. */
  readonly ok: boolean;
  /** The parsed body; an empty object when there is none or it is no JSON object. */
  readonly body: JsonObject;
  readonly problems: readonly Problem[];
}

/** Compares one answer with what Entra needs: status, media type, error body, list and resource shape. */
export function checkAnswer(answer: HttpAnswer, expected: ExpectedAnswer, repeated = false): CheckedAnswer {
  const accepted = repeated ? [...expected.statuses, ...(expected.whenRepeated ?? [])] : expected.statuses;
  const ok = accepted.includes(answer.status);
  const problems: Problem[] = [];
  if (!ok) {
    problems.push({ expected: `status ${accepted.join(" or ")}`, got: `${answer.status} ${excerpt(answer.text)}` });
  }
  const body = parseBody(answer, problems);
  if (body !== null && answer.status >= 400) checkError(answer.status, body, expected.scimType, problems);
  else if (body !== null && ok) checkShape(answer, body, expected.shape, problems);
  return { status: answer.status, ok, body: body ?? {}, problems };
}

/** The resources of a list answer; those that are no objects are left out (and were reported). */
export function resourcesOf(body: JsonObject): JsonObject[] {
  const resources = body["Resources"];
  return Array.isArray(resources) ? resources.filter(isObject) : [];
}

/** A value as it appears in a deviation. */
export function show(value: unknown): string {
  return value === undefined ? "nothing" : excerpt(JSON.stringify(value));
}

function excerpt(text: string): string {
  return text.length <= 500 ? text : `${text.slice(0, 500)}… (${text.length} characters)`;
}

function parseBody(answer: HttpAnswer, problems: Problem[]): JsonObject | null {
  if (answer.status === 204 || answer.text === "") {
    if (answer.status === 204 && answer.text !== "") {
      problems.push({ expected: "no body with 204", got: excerpt(answer.text) });
    }
    if (answer.status !== 204) problems.push({ expected: "a JSON body", got: `${answer.status} without a body` });
    return null;
  }
  const mediaType = (answer.headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase();
  if (mediaType !== "application/scim+json") {
    problems.push({
      expected: "Content-Type application/scim+json",
      got: answer.headers["content-type"] ?? "no Content-Type",
    });
  }
  const body = parseJson(answer.text);
  if (isObject(body)) return body;
  problems.push({ expected: "a JSON object", got: excerpt(answer.text) });
  return null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function checkError(status: number, body: JsonObject, scimType: string | undefined, problems: Problem[]): void {
  // RFC 7644 §3.12: the Error message, with the status as a string.
  requireSchema(body, urns.error, problems);
  if (body["status"] !== String(status)) {
    problems.push({ expected: `error body with status "${status}" as text`, got: show(body["status"]) });
  }
  if (scimType !== undefined && status === 409 && body["scimType"] !== scimType) {
    problems.push({ expected: `scimType "${scimType}"`, got: show(body["scimType"]) });
  }
}

function checkShape(answer: HttpAnswer, body: JsonObject, shape: Shape, problems: Problem[]): void {
  switch (shape.kind) {
    case "resource":
      checkResource(body, shape, problems);
      checkLocationHeader(answer, body, problems);
      return;
    case "list":
      checkList(body, shape, problems);
      return;
    case "document":
      return;
    case "empty":
      problems.push({ expected: "an answer without a body", got: excerpt(answer.text) });
      return;
    default:
      shape satisfies never;
  }
}

function checkList(body: JsonObject, shape: Extract<Shape, { kind: "list" }>, problems: Problem[]): void {
  requireSchema(body, urns.listResponse, problems);
  const resources = body["Resources"];
  if (!Array.isArray(resources)) {
    problems.push({ expected: "an array named Resources", got: `members ${Object.keys(body).join(", ")}` });
    return;
  }
  checkCounts(body, resources.length, problems);
  if (shape.startIndex !== undefined && body["startIndex"] !== shape.startIndex) {
    problems.push({ expected: `startIndex ${shape.startIndex}`, got: show(body["startIndex"]) });
  }
  const { type, members } = shape;
  if (type === undefined) return;
  for (const resource of resources) {
    if (isObject(resource)) checkResource(resource, members === undefined ? { type } : { type, members }, problems);
    else problems.push({ expected: "a resource object in Resources", got: show(resource) });
  }
}

function checkCounts(body: JsonObject, returned: number, problems: Problem[]): void {
  for (const name of ["totalResults", "startIndex", "itemsPerPage"]) {
    if (!Number.isInteger(body[name])) problems.push({ expected: `${name} as a whole number`, got: show(body[name]) });
  }
  if (body["itemsPerPage"] !== returned) {
    problems.push({ expected: `itemsPerPage ${returned}, the resources returned`, got: show(body["itemsPerPage"]) });
  }
  if (Number(body["totalResults"]) < returned) {
    problems.push({ expected: `totalResults of ${returned} or more`, got: show(body["totalResults"]) });
  }
}

type ResourceShape = { readonly type: ResourceType; readonly id?: string; readonly members?: "absent" };

function checkResource(resource: JsonObject, shape: ResourceShape, problems: Problem[]): void {
  const id = resource["id"];
  if (typeof id !== "string" || id === "") problems.push({ expected: "an id", got: show(id) });
  else if (shape.id !== undefined && id !== shape.id) problems.push({ expected: `id ${shape.id}`, got: id });
  requireSchema(resource, shape.type === "User" ? urns.user : urns.group, problems);
  checkMeta(resource, shape.type, problems);
  checkBooleans(resource, "", problems);
  if (shape.type === "User") checkEnterprise(resource, problems);
  if (shape.members === "absent" && "members" in resource) {
    problems.push({ expected: "no members, they were excluded", got: `members ${show(resource["members"])}` });
  }
}

function checkMeta(resource: JsonObject, type: ResourceType, problems: Problem[]): void {
  const meta = isObject(resource["meta"]) ? resource["meta"] : {};
  if (meta["resourceType"] !== type) {
    problems.push({ expected: `meta.resourceType "${type}"`, got: show(meta["resourceType"]) });
  }
  const location = meta["location"];
  const end = `/${type}s/${String(resource["id"])}`;
  if (typeof location !== "string" || !URL.canParse(location) || !location.endsWith(end)) {
    problems.push({ expected: `meta.location, an absolute URL that ends with ${end}`, got: show(location) });
  }
}

function checkLocationHeader(answer: HttpAnswer, resource: JsonObject, problems: Problem[]): void {
  const header = answer.headers["location"];
  const location = isObject(resource["meta"]) ? resource["meta"]["location"] : undefined;
  // RFC 7644 §3.3: the creation answer carries Location; elsewhere it must agree if it is there.
  if ((answer.status === 201 || header !== undefined) && header !== location) {
    problems.push({ expected: `Location header equal to meta.location ${show(location)}`, got: show(header) });
  }
}

function checkEnterprise(resource: JsonObject, problems: Problem[]): void {
  const extension = resource[urns.enterprise];
  if (extension === undefined) return;
  requireSchema(resource, urns.enterprise, problems);
  const manager = isObject(extension) ? extension["manager"] : undefined;
  // Entra's own deserialiser fails on a manager that is text (Budibase/budibase#15369).
  if (manager !== undefined && !isObject(manager))
    problems.push({ expected: "manager as an object", got: show(manager) });
}

function checkBooleans(value: unknown, path: string, problems: Problem[]): void {
  if (Array.isArray(value)) {
    for (const element of value) checkBooleans(element, path, problems);
  } else if (isObject(value)) {
    for (const [name, inner] of Object.entries(value)) {
      const innerPath = path === "" ? name : `${path}.${name}`;
      if ((name === "active" || name === "primary") && typeof inner !== "boolean") {
        problems.push({ expected: `${innerPath} as a JSON Boolean`, got: show(inner) });
      } else checkBooleans(inner, innerPath, problems);
    }
  }
}

function requireSchema(body: JsonObject, urn: string, problems: Problem[]): void {
  const schemas = body["schemas"];
  if (!Array.isArray(schemas) || !schemas.includes(urn)) {
    problems.push({ expected: `schemas with ${urn}`, got: show(schemas) });
  }
}
