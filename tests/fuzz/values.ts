import fc from "fast-check";
import type { Json } from "@/lib/scim/protocol/schema/attribute";

/**
 * Placeholders, replaced when a request is sent: `{mark}` by text that only this organization's data holds, `{user}` and the like
 * by the id of something that is there, `{foreignUser}` and the like by one of the other organization's.
 */
export const reference = fc
  .tuple(fc.constantFrom("user", "user", "user", "group", "deleted"), fc.nat({ max: 60 }))
  .map(([kind, at]) => `{${kind}:${at}}`);

/** One of the other organization's as well, only where it is not kept: what was sent and is shown again is no leak. */
export const anyReference = fc.oneof(
  { weight: 4, arbitrary: reference },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom("foreignUser", "foreignGroup"), fc.nat({ max: 60 }))
      .map(([kind, at]) => `{${kind}:${at}}`),
  },
);

const plain = fc.constantFrom(
  "a",
  "b",
  "Ada",
  "ada",
  "ADA",
  "Åsa",
  "work",
  "home",
  "True",
  "false",
  "x@contoso.example",
);

/** Text that something may take for its own: SQL, LIKE, JSON, prototypes, the database's encoding. */
const hostile = fc.oneof(
  fc.constantFrom(
    ...["", " ", "\u0000", "a\u0000b", "\ud800", "\udc00x", "😀", "\uffff", "\u202e", "İ", "ß", "ﬀ"],
    ...["'", "''; drop table \"user\"; --", "%", "_", "\\", '"', "$1", "{}", "[]", "null", "undefined", "NaN"],
    ...["__proto__", "constructor", "toString", "hasOwnProperty", "bulkId:a", "bulkId:", "bulkId:__proto__"],
    ...["2011-05-13T04:42:34Z", "9999-12-31T23:59:60Z", "+275760-09-13T00:00:00.001Z", "0000-00-00T00:00:00Z"],
    ...["-271821-04-20T00:00:00Z", "2011-05-13T04:42:34+99:99", "294277-01-01T00:00:00Z", "1e999", "0x10"],
  ),
  fc.string({ unit: "binary", maxLength: 12 }),
  fc
    .constantFrom("x", "é", "😀", "\\", '"', "(")
    .chain((unit) => fc.constantFrom(999, 1001, 3000, 40_000).map((length) => unit.repeat(length))),
);

export const marked = fc.oneof(
  { weight: 6, arbitrary: fc.nat({ max: 400 }).map((n) => `{mark} ${n}`) },
  { weight: 1, arbitrary: plain.map((text) => `{mark}${text}`) },
);

export const text = fc.oneof(
  { weight: 4, arbitrary: marked },
  { weight: 4, arbitrary: plain },
  { weight: 2, arbitrary: reference },
  { weight: 1, arbitrary: hostile },
);

const number = fc.constantFrom(0, 1, -1, 0.5, 2 ** 31, 2 ** 53, -(2 ** 63), 1e308, -1e308, 5e-324, 999_999_999);

export const scalar: fc.Arbitrary<Json> = fc.oneof(
  { weight: 6, arbitrary: text },
  { weight: 2, arbitrary: fc.boolean() },
  { weight: 1, arbitrary: number },
  { weight: 1, arbitrary: fc.constant(null) },
);

export const name = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.constantFrom(
      ...["userName", "externalId", "displayName", "active", "title", "userType", "nickName", "locale", "timezone"],
      ...["name", "emails", "phoneNumbers", "addresses", "roles", "photos", "entitlements", "x509Certificates", "ims"],
      ...["members", "groups", "id", "meta", "schemas", "password", "USERNAME", "profileUrl", "preferredLanguage"],
    ),
  },
  { weight: 2, arbitrary: fc.constantFrom("value", "type", "primary", "display", "$ref", "givenName", "formatted") },
  {
    weight: 1,
    arbitrary: fc.constantFrom("__proto__", "constructor", "prototype", "nope", "", "a b", "\u0000", "\ud800"),
  },
);

export const urn = fc.constantFrom(
  "urn:ietf:params:scim:schemas:core:2.0:User",
  "urn:ietf:params:scim:schemas:core:2.0:Group",
  "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
  "urn:ietf:params:scim:schemas:extension:2.0:CustomExtensionName",
  "urn:ietf:params:scim:schemas:extension:2.0:Metadata",
  "urn:nobody:1.0",
);

/** Any JSON, with names that mean something in most places. */
export const anyJson: fc.Arbitrary<Json> = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 4, depthIdentifier: "json" },
    { weight: 4, arbitrary: scalar },
    { weight: 1, arbitrary: fc.array(tie("json"), { maxLength: 4 }) },
    { weight: 2, arbitrary: fc.dictionary(fc.oneof({ weight: 5, arbitrary: name }, urn), tie("json"), { maxKeys: 4 }) },
  ),
})).json;
