import fc from "fast-check";
import { anyReference, marked, name, scalar, text, urn } from "@/tests/fuzz/values";

const subAttribute = fc.constantFrom(
  "value",
  "type",
  "primary",
  "givenName",
  "familyName",
  "display",
  "location",
  "$ref",
  "x",
);
const attribute = fc.oneof(
  { weight: 5, arbitrary: name },
  { weight: 2, arbitrary: fc.tuple(name, subAttribute).map((parts) => parts.join(".")) },
  { weight: 1, arbitrary: fc.tuple(urn, name).map((parts) => parts.join(":")) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      ...["meta.created", "meta.lastModified", "meta.version", "meta.location", "emails.value", "members.value"],
      ...[
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value",
        "groups.display",
        "name.givenName",
      ],
    ),
  },
);
const operator = fc.constantFrom("eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le", "EQ", "xx", "");
const literal = fc.oneof(
  { weight: 6, arbitrary: scalar.map((value) => JSON.stringify(value)) },
  { weight: 2, arbitrary: text.map((raw) => `"${raw}"`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom("true", "True", "null", "1e400", "-", "01", "99999999999999999999", "abc", '"'),
  },
);
const texts = fc.constantFrom(
  "userName",
  "externalId",
  "displayName",
  "title",
  "emails.value",
  "emails.type",
  "id",
  "roles",
  "name.givenName",
);
/** Filters that no list has to refuse, on attributes that most have. */
const good = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(texts, fc.constantFrom("eq", "ne", "co", "sw", "ew", "gt", "le"), text)
      .map(([path, op, value]) => `${path} ${op} ${JSON.stringify(value)}`),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom("displayName", "externalId", "id"), fc.constantFrom("eq", "sw"), marked)
      .map(([path, op, value]) => `${path} ${op} ${JSON.stringify(value)}`),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "active eq true",
      'active ne "False"',
      "emails pr",
      'meta.created gt "2011-05-13T04:42:34Z"',
      "members pr",
      "groups pr",
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom("work", "home"), text)
      .map(([type, value]) => `emails[type eq "${type}" and value co ${JSON.stringify(value)}]`),
  },
);
const comparison = fc.oneof(
  { weight: 10, arbitrary: good },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom("id", "members.value", "groups.value", "groups"), anyReference)
      .map(([path, id]) => `${path} eq "${id}"`),
  },
  { weight: 6, arbitrary: fc.tuple(attribute, operator, literal).map((parts) => parts.join(" ")) },
  { weight: 2, arbitrary: attribute.map((path) => `${path} pr`) },
);

const { filter } = fc.letrec<{ filter: string }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 4, depthIdentifier: "filter" },
    { weight: 5, arbitrary: comparison },
    {
      weight: 2,
      arbitrary: fc.tuple(tie("filter"), fc.constantFrom("and", "or", "AND"), tie("filter")).map((p) => p.join(" ")),
    },
    { weight: 1, arbitrary: tie("filter").map((inner) => `not (${inner})`) },
    { weight: 1, arbitrary: tie("filter").map((inner) => `(${inner})`) },
    { weight: 2, arbitrary: fc.tuple(name, tie("filter")).map(([path, inner]) => `${path}[${inner}]`) },
    {
      weight: 1,
      arbitrary: fc.tuple(name, comparison, subAttribute, literal).map(([p, c, s, l]) => `${p}[${c}].${s} eq ${l}`),
    },
  ),
}));

const odd = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc
    .constantFrom("(", "[", "not (", "a[", "((", '"', "\\", " ")
    .chain((unit) => fc.constantFrom(60, 5000).map((times) => unit.repeat(times))),
  fc.constantFrom(1000, 1200).map((times) => `${'userName eq "a" or '.repeat(times)}userName pr`),
);

/** Filters: most of them good, some that only look so. */
export const filters = fc.oneof({ weight: 12, arbitrary: filter }, { weight: 1, arbitrary: odd });

/** Paths of a PATCH. */
export const paths = fc.oneof(
  { weight: 5, arbitrary: attribute },
  { weight: 2, arbitrary: urn },
  { weight: 4, arbitrary: fc.tuple(name, filter).map(([path, where]) => `${path}[${where}]`) },
  {
    weight: 3,
    arbitrary: fc.tuple(name, comparison, subAttribute).map(([path, where, sub]) => `${path}[${where}].${sub}`),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      ...['emails[type eq "work"].value', 'emails[type eq "work"]', 'addresses[type eq "work"].region', "active"],
      ...[
        'roles[primary eq "True"].value',
        "members",
        'members[value eq "{user:3}"]',
        'members[value eq "{foreignUser:1}"]',
        "displayName",
        "externalId",
      ],
    ),
  },
  { weight: 1, arbitrary: odd },
);
