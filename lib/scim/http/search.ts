import type { RequestRecord } from "@/lib/context";
import { entraFilterTolerances } from "@/lib/scim/compat/entra";
import { checkFilter, type TypedFilter } from "@/lib/scim/protocol/filter/check";
import { parseFilter } from "@/lib/scim/protocol/filter/parse";
import { type PageRequest, parsePage } from "@/lib/scim/protocol/pagination";
import { type Projection, parseProjection } from "@/lib/scim/protocol/projection";
import type { ResourceType } from "@/lib/scim/protocol/schema/attribute";
import { parseSort, type Sort } from "@/lib/scim/protocol/sort";

/** The parameters of a list (RFC 7644 §3.4.2), parsed. Unknown parameters are ignored. */
export interface Search {
  readonly filter: TypedFilter | null;
  readonly sort: Sort | null;
  readonly page: PageRequest;
  readonly projection: Projection;
}

/** Reads a list's parameters. @throws ScimError `invalidFilter`, `invalidValue` */
export function readSearch(query: URLSearchParams, type: ResourceType, record: RequestRecord): Search {
  const text = query.get("filter");
  const filter = text === null ? null : checkFilter(parseFilter(text, entraFilterTolerances(type)), type);
  record.summary =
    text === null ? `List ${type.name.toLowerCase()}s` : `Find ${type.name.toLowerCase()} where ${text.slice(0, 200)}`;
  return {
    filter,
    sort: parseSort(query.get("sortBy"), query.get("sortOrder"), type),
    page: parsePage({ startIndex: query.get("startIndex"), count: query.get("count") }),
    projection: readProjection(query, type),
  };
}

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
