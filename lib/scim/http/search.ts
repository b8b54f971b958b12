import type { RequestRecord } from "@/lib/context";
import { entraFilterTolerances } from "@/lib/scim/compat/entra";
import { checkFilter, type TypedFilter } from "@/lib/scim/protocol/filter/check";
import { parseFilter } from "@/lib/scim/protocol/filter/parse";
import { type CursorRequest, type PageRequest, parseCursorPage, parsePage } from "@/lib/scim/protocol/pagination";
import { type Projection, parseProjection } from "@/lib/scim/protocol/projection";
import type { ResourceType } from "@/lib/scim/protocol/schema/attribute";
import type { SearchParameters } from "@/lib/scim/protocol/search-request";
import { parseSort, type Sort } from "@/lib/scim/protocol/sort";

/** A page by index, or by cursor where one was asked for. */
export type RequestedPage =
  | { readonly cursor: null; readonly index: PageRequest }
  | { readonly cursor: CursorRequest; readonly index: null };

/** The parameters of a list (RFC 7644 §3.4.2), parsed. Unknown parameters are ignored. */
export interface Search {
  readonly filter: TypedFilter | null;
  readonly sort: Sort | null;
  readonly page: RequestedPage;
  readonly projection: Projection;
}

/** Reads a list's parameters. @throws ScimError `invalidFilter`, `invalidValue`, `invalidCount` */
export function readSearch(parameters: SearchParameters, type: ResourceType, record: RequestRecord): Search {
  const { filter: text, sortBy, sortOrder } = parameters;
  const filter = text === null ? null : checkFilter(parseFilter(text, entraFilterTolerances(type)), type);
  record.summary = summaryOfSearch(type.name.toLowerCase(), `${type.name.toLowerCase()}s`, text);
  return {
    filter,
    sort: parseSort(sortBy, sortOrder, type),
    page: readPage(parameters),
    projection: parseProjection(parameters.attributes, parameters.excludedAttributes, type),
  };
}

/** “Find user where userName eq "ada"”. Only for a filter that has been checked: one on a password is refused before. */
export function summaryOfSearch(one: string, all: string, filter: string | null): string {
  return filter === null ? `List ${all}` : `Find ${one} where ${filter.slice(0, 200)}`;
}

/** @throws ScimError `invalidValue`, `invalidCount` */
export function readPage(parameters: SearchParameters): RequestedPage {
  const cursor = parseCursorPage(parameters);
  return cursor === null ? { cursor, index: parsePage(parameters) } : { cursor, index: null };
}

/** What a client wants to see of a single resource. */
export function readProjection(query: URLSearchParams, type: ResourceType): Projection {
  return parseProjection(query.get("attributes"), query.get("excludedAttributes"), type);
}

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Whether a look-up is Entra's Test Connection: a match attribute that equals a random GUID and hits nobody. A miss by
 * `externalId` is not counted, because an object id looks the same.
 */
export function isProbe(filter: TypedFilter | null, hits: number): boolean {
  if (hits > 0 || filter === null || filter.kind !== "compare" || filter.op !== "eq") return false;
  if (filter.target.attribute.caseExact) return false;
  return typeof filter.value === "string" && guid.test(filter.value);
}
