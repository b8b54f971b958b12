import type { Call, Handler, Reply } from "@/lib/scim/http/call";
import { readPage, summaryOfSearch } from "@/lib/scim/http/search";
import { resourceTypesOf } from "@/lib/scim/mapping/user-resource";
import { ScimError } from "@/lib/scim/protocol/errors";
import { checkFilterAcross } from "@/lib/scim/protocol/filter/check-across";
import { parseFilter } from "@/lib/scim/protocol/filter/parse";
import { parseProjection } from "@/lib/scim/protocol/projection";
import { parametersOfQuery, parseSearchRequest, type SearchParameters } from "@/lib/scim/protocol/search-request";
import { parseSortAcross } from "@/lib/scim/protocol/sort";
import { type Scope, searchScopes } from "@/lib/scim/search-scopes";

const list: Handler = (call) => searchAll(call, parametersOfQuery(call.query));

const search: Handler = async (call) => searchAll(call, parseSearchRequest(await call.readBody()));

/** RFC 7644 §3.11: /Me is the user whom a credential stands for. Those of a connector stand for nobody. */
const me: Handler = async (call) => {
  call.request.summary = `${call.request.method} /Me`;
  throw new ScimError(
    501,
    "/Me is not there: the credential of a connector is no user. Use /Users with a filter on userName.",
  );
};

/** Queries over users and groups together (RFC 7644 §3.4.2.1, §3.4.3), and what is not offered. */
export const root = { list, search, me };

function searchAll(call: Call, parameters: SearchParameters): Promise<Reply> {
  const types = resourceTypesOf(call.connector);
  const { filter: text, sortBy, sortOrder, attributes, excludedAttributes } = parameters;
  const filters = text === null ? types.map(() => true) : checkFilterAcross(parseFilter(text), types);
  call.request.summary = summaryOfSearch("users and groups", "users and groups", text);
  const sorts = parseSortAcross(sortBy, sortOrder, types);
  const scopeOf = (name: "User" | "Group"): Scope | null => {
    const index = types.findIndex((type) => type.name === name);
    const type = types[index];
    if (type === undefined) return null;
    const projection = parseProjection(attributes, excludedAttributes, type);
    return { filter: filters[index] ?? false, sort: sorts[index] ?? null, projection };
  };
  return searchScopes(call, { user: scopeOf("User"), group: scopeOf("Group"), page: readPage(parameters) });
}
