import fc from "fast-check";
import type { Json } from "@/lib/scim/protocol/schema/attribute";
import { bulkRequestUrn, enterpriseUserUrn, groupUrn, patchOpUrn, userUrn } from "@/lib/scim/protocol/urns";
import { filters, paths } from "@/tests/fuzz/filters";
import { anyJson, anyReference, marked, name, reference, scalar, text, urn } from "@/tests/fuzz/values";

/** A request before its placeholders are replaced. */
export interface FuzzRequest {
  /** Of which of the two organizations the sender is. */
  readonly side: 0 | 1;
  readonly method: string;
  readonly path: string;
  readonly query: readonly (readonly [string, string])[];
  readonly headers: Readonly<Record<string, string>>;
  /** Null sends none. */
  readonly body: string | null;
  /** Makes the body what no JSON is. */
  readonly damage: "none" | "utf8" | "cut" | "twice" | "deep";
}

const member = fc.oneof(
  { weight: 6, arbitrary: anyReference.map((value): Json => ({ value })) },
  {
    weight: 1,
    arbitrary: fc.tuple(anyReference, scalar).map(([value, display]): Json => ({ value, display, type: "User" })),
  },
  { weight: 1, arbitrary: anyJson },
);
const email = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.tuple(fc.constantFrom("work", "home"), marked).map(([type, value]): Json => ({ type, value })),
  },
  { weight: 1, arbitrary: anyJson },
);

/** A good user or group with some members more, which may be anything. */
function resource(base: fc.Arbitrary<{ readonly [name: string]: Json }>): fc.Arbitrary<Json> {
  const more = fc.dictionary(fc.oneof({ weight: 4, arbitrary: name }, urn), anyJson, { maxKeys: 3 });
  return fc.oneof(
    { weight: 5, arbitrary: base },
    { weight: 3, arbitrary: fc.tuple(base, more).map(([good, odd]): Json => ({ ...odd, ...good })) },
    { weight: 2, arbitrary: fc.tuple(base, more).map(([good, odd]): Json => ({ ...good, ...odd })) },
  );
}

const user = resource(
  fc.record(
    {
      schemas: fc.constant([userUrn, enterpriseUserUrn]),
      userName: marked,
      externalId: text,
      displayName: text,
      active: fc.oneof(fc.boolean(), fc.constantFrom("True", "False")),
      emails: fc.array(email, { maxLength: 3 }),
      title: text,
      [enterpriseUserUrn]: fc.oneof(
        { weight: 6, arbitrary: reference.map((value): Json => ({ manager: { value } })) },
        { weight: 1, arbitrary: anyJson },
      ),
    },
    { requiredKeys: ["schemas", "userName"] },
  ) as fc.Arbitrary<{ readonly [name: string]: Json }>,
);
const group = resource(
  fc.record(
    {
      schemas: fc.constant([groupUrn]),
      displayName: marked,
      externalId: text,
      members: fc.array(member, { maxLength: 4 }),
    },
    { requiredKeys: ["schemas", "displayName"] },
  ) as fc.Arbitrary<{ readonly [name: string]: Json }>,
);

const patchOperation = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record(
      { op: fc.constantFrom("add", "Add", "replace", "Replace", "remove", "Remove"), path: paths, value: anyJson },
      { requiredKeys: ["op"] },
    ),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      op: fc.constantFrom("add", "remove", "replace"),
      path: fc.constant("members"),
      value: fc.array(member, { maxLength: 4 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      op: fc.constant("Replace"),
      path: fc.constant("active"),
      value: fc.constantFrom("True", "False", true, "x"),
    }),
  },
  { weight: 2, arbitrary: fc.record({ op: fc.constantFrom("add", "replace"), value: fc.oneof(user, group) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      op: fc.constantFrom("add", "Replace", "remove"),
      path: fc.constantFrom(
        "displayName",
        "externalId",
        "title",
        'emails[type eq "work"].value',
        "name.givenName",
        "nickName",
      ),
      value: text,
    }),
  },
);
const patchBody: fc.Arbitrary<Json> = fc
  .oneof(
    { weight: 12, arbitrary: fc.array(patchOperation, { maxLength: 4 }) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(patchOperation, fc.constantFrom(1000, 1001))
        .map(([one, n]) => Array.from({ length: Math.min(n, 1001) }, () => one)),
    },
  )
  .map((operations): Json => ({ schemas: [patchOpUrn], Operations: operations as Json }));

const bulkId = fc.constantFrom("a", "b", "c", "d", "__proto__", "");
const bulkReference = fc.oneof(
  bulkId.map((id) => `bulkId:${id}`),
  reference,
);
const bulkUser = fc
  .tuple(marked, bulkReference)
  .map(([userName, value]): Json => ({ schemas: [userUrn], userName, [enterpriseUserUrn]: { manager: { value } } }));
const bulkGroup = fc.tuple(marked, fc.array(fc.oneof(bulkReference, anyReference), { maxLength: 3 })).map(
  ([displayName, values]): Json => ({
    schemas: [groupUrn],
    displayName,
    members: values.map((value) => ({ value })),
  }),
);
const resourceOf = (collection: "Users" | "Groups") => {
  const own = fc.nat({ max: 60 }).map((at) => `{${collection === "Users" ? "user" : "group"}:${at}}`);
  return fc
    .oneof(
      { weight: 8, arbitrary: own },
      { weight: 2, arbitrary: anyReference },
      { weight: 1, arbitrary: bulkReference },
    )
    .map((id) => `/${collection}/${id}`);
};
const userPath = resourceOf("Users");
const groupPath = resourceOf("Groups");
const resourcePath = fc.oneof({ weight: 2, arbitrary: userPath }, { weight: 1, arbitrary: groupPath });
const mostlyUser = fc.oneof({ weight: 8, arbitrary: user }, { weight: 1, arbitrary: group });
const mostlyGroup = fc.oneof({ weight: 8, arbitrary: group }, { weight: 1, arbitrary: user });
const bulkOperation: fc.Arbitrary<Json> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      method: fc.constant("POST"),
      path: fc.constant("/Users"),
      bulkId,
      data: fc.oneof(bulkUser, user),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      method: fc.constant("POST"),
      path: fc.constant("/Groups"),
      bulkId,
      data: fc.oneof(bulkGroup, group),
    }),
  },
  { weight: 3, arbitrary: fc.record({ method: fc.constant("PATCH"), path: resourcePath, data: patchBody }) },
  { weight: 1, arbitrary: fc.record({ method: fc.constant("PUT"), path: resourcePath, data: fc.oneof(user, group) }) },
  { weight: 1, arbitrary: fc.record({ method: fc.constant("DELETE"), path: resourcePath }) },
  { weight: 1, arbitrary: anyJson },
) as fc.Arbitrary<Json>;
const bulkBody: fc.Arbitrary<Json> = fc
  .record(
    {
      schemas: fc.constant([bulkRequestUrn]),
      failOnErrors: fc.constantFrom<Json>(1, 2, 3, 1, 2, 3, 0, "1"),
      Operations: fc.array(bulkOperation, { maxLength: 6 }),
    },
    { requiredKeys: ["schemas", "Operations"] },
  )
  .map((body): Json => ({ ...body }));

const listQuery = fc
  .record(
    {
      filter: filters,
      sortBy: fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom("displayName", "id", "meta.created", "externalId") },
        name,
        paths,
      ),
      sortOrder: fc.constantFrom("ascending", "descending", "descending", "ascending", "descending", "x"),
      startIndex: fc.constantFrom("0", "1", "2", "-5", "99999999999999999999", "5", "3", "1", "x", "1e3", ""),
      count: fc.constantFrom("0", "1", "-1", "999999999", "10", "100", "2", "5", "x", ""),
      attributes: fc.array(fc.oneof(name, paths), { maxLength: 3 }).map((names) => names.join(",")),
      excludedAttributes: fc.array(name, { maxLength: 3 }).map((names) => names.join(",")),
      cursor: fc.constantFrom("", "x", "AAAA"),
    },
    { requiredKeys: [] },
  )
  .map((query) => Object.entries(query).filter((pair): pair is [string, string] => typeof pair[1] === "string"));
const searchBody: fc.Arbitrary<Json> = listQuery.map(
  (query): Json => ({ schemas: ["urn:ietf:params:scim:api:messages:2.0:SearchRequest"], ...Object.fromEntries(query) }),
);

type Shape = Pick<FuzzRequest, "method" | "path"> & { readonly query?: FuzzRequest["query"]; readonly json?: Json };
const collections = fc.constantFrom("/Users", "/Groups");
const noFilter = listQuery.map((query) => query.filter(([key]) => key.endsWith("ttributes")));
const shape: fc.Arbitrary<Shape> = fc.oneof(
  { weight: 5, arbitrary: user.map((json): Shape => ({ method: "POST", path: "/Users", json })) },
  { weight: 3, arbitrary: group.map((json): Shape => ({ method: "POST", path: "/Groups", json })) },
  { weight: 6, arbitrary: fc.record({ method: fc.constant("GET"), path: collections, query: listQuery }) },
  { weight: 2, arbitrary: fc.record({ method: fc.constant("GET"), path: resourcePath, query: noFilter }) },
  {
    weight: 8,
    arbitrary: fc.record({ method: fc.constant("PATCH"), path: resourcePath, query: noFilter, json: patchBody }),
  },
  { weight: 3, arbitrary: fc.record({ method: fc.constant("PUT"), path: userPath, json: mostlyUser }) },
  { weight: 2, arbitrary: fc.record({ method: fc.constant("PUT"), path: groupPath, json: mostlyGroup }) },
  { weight: 1, arbitrary: fc.record({ method: fc.constant("DELETE"), path: resourcePath }) },
  { weight: 3, arbitrary: bulkBody.map((json): Shape => ({ method: "POST", path: "/Bulk", json })) },
  {
    weight: 1,
    arbitrary: fc.record({
      method: fc.constant("POST"),
      path: fc.constantFrom("/.search", "/Users/.search", "/Groups/.search"),
      json: searchBody,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      method: fc.constantFrom("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"),
      path: fc.oneof(
        fc.constantFrom(
          "",
          "/",
          "/Me",
          "/Schemas",
          "/ResourceTypes/User",
          "/ServiceProviderConfig",
          "/Bulk",
          "/Users/.search",
        ),
        fc.constantFrom("/Users/%00", "/Users/%", "/__proto__", "/Users/__proto__", "/Schemas/constructor", "/%FF"),
        name.map((odd) => `/Users/${encodeURIComponent(odd.toWellFormed())}`),
      ),
      query: listQuery,
      json: anyJson,
    }),
  },
);

const version = fc.constantFrom('W/"1"', 'W/"2"', "*", '"x"', "", 'W/"', 'W/"99999999999999999999"');
const headers = fc.oneof(
  { weight: 8, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: version.map((value) => ({ "if-match": value })) },
  { weight: 1, arbitrary: version.map((value) => ({ "if-none-match": value })) },
  {
    weight: 1,
    arbitrary: fc.constantFrom("text/plain", "application/json", "a/b;c").map((value) => ({ "content-type": value })),
  },
);
const damage = fc.oneof(
  { weight: 30, arbitrary: fc.constant("none" as const) },
  { weight: 1, arbitrary: fc.constantFrom("utf8" as const, "cut" as const, "twice" as const, "deep" as const) },
);

/** Good, odd and hostile requests of either organization. */
export const requests: fc.Arbitrary<FuzzRequest> = fc
  .tuple(fc.constantFrom<0 | 1>(0, 1), shape, headers, damage)
  .map(([side, { method, path, query = [], json }, moreHeaders, hurt]) => ({
    side,
    method,
    path,
    query,
    headers: moreHeaders,
    body: json === undefined || method === "GET" || method === "HEAD" ? null : JSON.stringify(json),
    damage: hurt,
  }));
