import { ScimError } from "./errors";
import { isEmpty, isList, isObject, type JsonObject, kindOf } from "./json";
import type { Json } from "./schema/attribute";
import { fold } from "./text";
import { searchRequestUrn } from "./urns";

/** What a query says, by GET (RFC 7644 §3.4.2) or by POST (§3.4.3), not yet judged. Null: not said. */
export interface SearchParameters {
  readonly filter: string | null;
  readonly sortBy: string | null;
  readonly sortOrder: string | null;
  readonly startIndex: string | number | null;
  readonly count: string | number | null;
  /** RFC 9865 §2: empty asks for the first page. */
  readonly cursor: string | null;
  readonly attributes: string | readonly string[] | null;
  readonly excludedAttributes: string | readonly string[] | null;
}

/** The parameters of a GET. Unknown ones are ignored. */
export function parametersOfQuery(query: { get(name: string): string | null }): SearchParameters {
  return {
    filter: query.get("filter"),
    sortBy: query.get("sortBy"),
    sortOrder: query.get("sortOrder"),
    startIndex: query.get("startIndex"),
    count: query.get("count"),
    cursor: query.get("cursor"),
    attributes: query.get("attributes"),
    excludedAttributes: query.get("excludedAttributes"),
  };
}

/**
 * RFC 7644 §3.4.3: reads a SearchRequest, whose names may be in any case. Unknown members are ignored, null is as good as absent.
 *
 * @throws ScimError `invalidSyntax` for another envelope, `invalidValue` for a member of another type
 */
export function parseSearchRequest(body: Json): SearchParameters {
  if (!isObject(body)) {
    throw ScimError.of("invalidSyntax", `The body must be a JSON object, but ${kindOf(body)} came.`);
  }
  const schemas = memberOf(body, "schemas");
  if (!isList(schemas) || !schemas.some((urn) => typeof urn === "string" && fold(urn) === fold(searchRequestUrn))) {
    throw ScimError.of("invalidSyntax", `schemas must be a list with ${searchRequestUrn}; add it.`);
  }
  return {
    filter: textOf(body, "filter"),
    sortBy: textOf(body, "sortBy"),
    sortOrder: textOf(body, "sortOrder"),
    startIndex: numberOf(body, "startIndex"),
    count: numberOf(body, "count"),
    cursor: textOf(body, "cursor"),
    attributes: namesOf(body, "attributes"),
    excludedAttributes: namesOf(body, "excludedAttributes"),
  };
}

function memberOf(body: JsonObject, name: string): Json | undefined {
  const key = Object.keys(body).find((one) => fold(one) === fold(name));
  return key === undefined ? undefined : body[key];
}

function textOf(body: JsonObject, name: string): string | null {
  const value = memberOf(body, name) ?? null;
  if (value === null || typeof value === "string") return value;
  throw ScimError.of("invalidValue", `${name} must be text, but ${kindOf(value)} came.`);
}

/** A number, or its digits as text. What is no whole number is refused where pages are read. */
function numberOf(body: JsonObject, name: string): string | number | null {
  const value = memberOf(body, name) ?? null;
  if (value === null || typeof value === "string" || typeof value === "number") return value;
  throw ScimError.of("invalidValue", `${name} must be a whole number, but ${kindOf(value)} came.`);
}

function namesOf(body: JsonObject, name: string): string | readonly string[] | null {
  const value = memberOf(body, name);
  if (value === undefined || isEmpty(value)) return null;
  if (typeof value === "string") return value;
  if (isList(value) && value.every((one) => typeof one === "string")) return value;
  throw ScimError.of("invalidValue", `${name} must be a list of attribute names, but ${kindOf(value)} came.`);
}
