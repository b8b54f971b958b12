import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import type { Ctx } from "@/lib/context";
import { withOrganization } from "@/lib/db/with-organization";
import { type DirectoryPage, type RowPosition, searchDirectory } from "@/lib/directory/search-directory";
import { createGroup } from "@/lib/groups/create-group";
import { searchGroups } from "@/lib/groups/search-groups";
import { toSchemaAttribute } from "@/lib/schema-extensions/schema-extension-row";
import { entraTolerances } from "@/lib/scim/compat/entra";
import { toGroupDocument } from "@/lib/scim/mapping/group";
import { groupSource, groupWhere } from "@/lib/scim/mapping/group-where";
import { compileOrderBy, compileSortKey } from "@/lib/scim/mapping/order-by";
import { toUserDocument, toUserFields } from "@/lib/scim/mapping/user";
import { userResourceOf } from "@/lib/scim/mapping/user-resource";
import { userSource, userWhere } from "@/lib/scim/mapping/user-where";
import { formatPath } from "@/lib/scim/protocol/attribute-path";
import type { AttributePath, CompareOp, Filter, FilterValue } from "@/lib/scim/protocol/filter/ast";
import { checkFilter, type TypedFilter } from "@/lib/scim/protocol/filter/check";
import { evaluate } from "@/lib/scim/protocol/filter/evaluate";
import { parseFilter } from "@/lib/scim/protocol/filter/parse";
import type { Attribute, Document, Json, ResourceType } from "@/lib/scim/protocol/schema/attribute";
import { topLevelAttributes } from "@/lib/scim/protocol/schema/lookup";
import { groupResource, userResource } from "@/lib/scim/protocol/schema/resource-types";
import { compareDocuments, parseSort, type Sort } from "@/lib/scim/protocol/sort";
import { readResource } from "@/lib/scim/protocol/validate";
import { createUser } from "@/lib/users/create-user";
import { searchUsers } from "@/lib/users/search-users";
import { connectorCtx, defaultPolicy } from "@/tests/support/connector-ctx";
import { onEachDatabase } from "@/tests/support/database";
import { makeConnector } from "@/tests/support/make-connector";
import { print } from "@/tests/support/print";
import { badgeExtension } from "@/tests/support/schema-extensions";
import { print as printFilter } from "@/tests/unit/lib/scim/protocol/filter/print-filter";

// Runs of the property for each kind of resource on each kind of database; more for a night: USHER_FILTER_RUNS=20000.
const runs = Number(process.env["USHER_FILTER_RUNS"] ?? "600");
const baseUrl = "https://usher.example/scim/v2/0190a1b2-0000-7000-8000-000000000001";

/** Texts in which everything that SQL or LIKE could take for its own stands somewhere. The database folds all of them alike. */
const words = [
  "Ada",
  "ada",
  "ADA LOVELACE",
  "Émile",
  "émile",
  "Åsa 100%",
  "o'Brien",
  "a_b",
  "a%b",
  "back\\slash",
  'quo"te',
  "😀 team",
  "$1",
  "*",
  "x",
  "work",
  "ß",
  "{}",
  "null",
];

const word = fc.constantFrom(...words);
const instant = fc.integer({ min: 0, max: 40 }).map((step) => new Date(Date.UTC(2026, 0, 1, 10, 0, 0, step * 250)));

/** One value as a client may send it for the attribute. */
function valueFor(attribute: Attribute): fc.Arbitrary<Json> {
  switch (attribute.type) {
    case "boolean":
      return fc.boolean();
    case "complex":
      return objectFor(attribute.subAttributes ?? []);
    case "dateTime":
      return fc.tuple(instant, fc.constantFrom(...spellings)).map(([at, spell]) => spell(at));
    case "integer":
      return fc.integer({ min: -3, max: 12 });
    case "decimal":
      return decimal;
    case "binary":
      return word.map((text) => Buffer.from(text).toString("base64"));
    default:
      return word;
  }
}

const decimal = fc.constantFrom(-2, -0.5, 0, 1e-7, 0.1, 2, 10, 1e21);

/** One instant in the forms of RFC 7643 §2.3.5: UTC, an offset, none, and digits beyond the millisecond. */
const spellings: readonly ((at: Date) => string)[] = [
  (at) => at.toISOString(),
  (at) => new Date(at.getTime() - 5_400_000).toISOString().replace("Z", "-01:30"),
  (at) => at.toISOString().replace("Z", ""),
  (at) => at.toISOString().replace("Z", "999z").replace("T", "t"),
];

/** Often absent, so that the rules for absent values are met all the time. */
function objectFor(attributes: readonly Attribute[]): fc.Arbitrary<Json> {
  const writable = attributes.filter(
    (attribute) => attribute.mutability !== "readOnly" && attribute.returned !== "never",
  );
  const entries = writable.map((attribute) => {
    const value = valueFor(attribute);
    const wanted = attribute.multiValued ? fc.array(value, { maxLength: 3 }) : value;
    return fc
      .option(wanted, { nil: undefined, freq: 2 })
      .map((some): [string, Json | undefined] => [attribute.name, some]);
  });
  return fc
    .tuple(...entries)
    .map((pairs) => Object.fromEntries(pairs.filter((pair): pair is [string, Json] => pair[1] !== undefined)));
}

/** Users of an organization that declared an extension with an attribute of every type. */
const extended: ResourceType = userResourceOf({
  ...defaultPolicy,
  schemaExtensions: [
    {
      ...badgeExtension,
      id: "",
      version: 1,
      attributes: badgeExtension.attributes.map((one) => toSchemaAttribute(one)),
    },
  ],
});
const declared = extended.extensions.at(-1)!;

const userBody = fc.record({
  core: objectFor(userResource.schema.attributes),
  enterprise: fc.option(objectFor(userResource.extensions[0]?.attributes ?? [])),
  declared: fc.option(objectFor(declared.attributes)),
  externalId: fc.option(word),
});

const operators: Record<Attribute["type"], readonly CompareOp[]> = {
  string: ["eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le"],
  reference: ["eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le"],
  binary: ["eq", "ne"],
  boolean: ["eq", "ne"],
  integer: ["eq", "ne", "gt", "ge", "lt", "le"],
  decimal: ["eq", "ne", "gt", "ge", "lt", "le"],
  dateTime: ["eq", "ne", "gt", "ge", "lt", "le"],
  complex: [],
};

/** Texts of the documents themselves, whole, in other case, and in parts, so that filters hit something. */
function literals(documents: readonly Document[]): fc.Arbitrary<string> {
  const found = [...new Set(documents.flatMap(textsOf))];
  const piece = fc
    .tuple(fc.constantFrom(...found), fc.nat(8), fc.nat(12))
    .map(([text, start, length]) => [...text].slice(start, start + length).join(""));
  const whole = fc.constantFrom(...found);
  return fc.oneof(
    { weight: 4, arbitrary: whole },
    { weight: 2, arbitrary: whole.map((text) => text.toUpperCase()) },
    { weight: 1, arbitrary: whole.map((text) => text.toLowerCase()) },
    { weight: 3, arbitrary: piece },
    { weight: 1, arbitrary: word },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        "",
        "%",
        "_",
        "\\",
        "'",
        '"',
        " ",
        "\uffff",
        "😀",
        "00000000-0000-7000-8000-000000000000",
      ),
    },
  );
}

function textsOf(value: Json): string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  return typeof value === "object" && value !== null ? Object.values(value as Document).flatMap(textsOf) : [];
}

interface Place {
  readonly path: AttributePath;
  readonly attribute: Attribute;
}

/** Every attribute that may be named in a filter, with and without sub-attribute, with and without URN. */
function placesOf(type: ResourceType): readonly Place[] {
  const schemas = [
    { urn: undefined, attributes: topLevelAttributes(type) },
    { urn: type.schema.id, attributes: type.schema.attributes },
    ...type.extensions.map((schema) => ({ urn: schema.id, attributes: schema.attributes })),
  ];
  return schemas.flatMap(({ urn, attributes }) =>
    attributes
      .filter((attribute) => attribute.returned !== "never")
      .flatMap((attribute) => {
        const path = { ...(urn === undefined ? {} : { schema: urn }), attribute: attribute.name };
        const inner = attribute.subAttributes ?? [];
        return [
          { path, attribute },
          ...inner.map((sub) => ({ path: { ...path, subAttribute: sub.name }, attribute: sub })),
        ];
      }),
  );
}

function comparisons(places: readonly Place[], text: fc.Arbitrary<string>): fc.Arbitrary<Filter> {
  const leaf = (place: Place): fc.Arbitrary<Filter> => {
    const { path, attribute } = place;
    const present = fc.constant<Filter>({ kind: "present", path });
    // A complex attribute stands for its `value`, or can only be asked for its presence.
    const compared = attribute.subAttributes?.find((sub) => sub.name === "value") ?? attribute;
    if (compared.type === "complex") return present;
    const value: fc.Arbitrary<FilterValue> =
      compared.type === "boolean"
        ? fc.boolean()
        : compared.type === "dateTime"
          ? instant.map((at) => at.toISOString())
          : compared.type === "integer" || compared.type === "decimal"
            ? fc.oneof(fc.integer({ min: -3, max: 12 }), decimal)
            : text;
    const compare = fc
      .tuple(fc.constantFrom(...operators[compared.type]), value)
      .map(([op, literal]): Filter => ({ kind: "compare", path, op, value: literal }));
    const againstNull = fc
      .constantFrom<CompareOp>("eq", "ne")
      .map((op): Filter => ({ kind: "compare", path, op, value: null }));
    return fc.oneof(
      { weight: 8, arbitrary: compare },
      { weight: 1, arbitrary: present },
      { weight: 1, arbitrary: againstNull },
    );
  };
  return fc.constantFrom(...places).chain(leaf);
}

function combined(leaf: fc.Arbitrary<Filter>, depthSize: number): fc.Arbitrary<Filter> {
  return fc.letrec<{ filter: Filter }>((tie) => ({
    filter: fc.oneof(
      { maxDepth: depthSize, depthIdentifier: "filter" },
      { weight: 3, arbitrary: leaf },
      {
        weight: 2,
        arbitrary: fc
          .tuple(fc.constantFrom("and" as const, "or" as const), tie("filter"), tie("filter"))
          .map(([kind, left, right]): Filter => ({ kind, left, right })),
      },
      { weight: 1, arbitrary: tie("filter").map((operand): Filter => ({ kind: "not", operand })) },
    ),
  })).filter;
}

/** `emails[type eq "work" and not (value pr)]`: any combination of an attribute's sub-attributes. */
function groups(places: readonly Place[], text: fc.Arbitrary<string>): fc.Arbitrary<Filter> {
  const complex = places.filter(
    ({ path, attribute }) => attribute.type === "complex" && path.subAttribute === undefined,
  );
  return fc.constantFrom(...complex).chain(({ path, attribute }) => {
    const inner = (attribute.subAttributes ?? []).map((sub) => ({ path: { attribute: sub.name }, attribute: sub }));
    return combined(comparisons(inner, text), 2).map((where): Filter => ({ kind: "group", path, where }));
  });
}

function filtersOf(type: ResourceType, documents: readonly Document[]): fc.Arbitrary<Filter> {
  const places = placesOf(type);
  const text = literals(documents);
  return combined(
    fc.oneof({ weight: 3, arbitrary: comparisons(places, text) }, { weight: 1, arbitrary: groups(places, text) }),
    3,
  );
}

/** The ids that `evaluate` chooses, in the order of the documents. */
function chosen(filter: TypedFilter, documents: readonly Document[]): readonly string[] {
  return documents.filter((document) => evaluate(filter, document)).map((document) => String(document["id"]));
}

async function agree(
  type: ResourceType,
  documents: readonly Document[],
  select: (filter: TypedFilter) => Promise<readonly string[]>,
): Promise<{ hits: number; misses: number }> {
  const tally = { hits: 0, misses: 0 };
  await fc.assert(
    fc.asyncProperty(filtersOf(type, documents), async (ast) => {
      const filter = checkFilter(ast, type);
      // The text means the same as the tree, so the parser is on the way as well.
      expect(checkFilter(parseFilter(printFilter(ast)), type)).toEqual(filter);
      const expected = chosen(filter, documents);
      const got = await select(filter);
      if (expected.length > 0 && expected.length < documents.length) tally.hits += 1;
      else tally.misses += 1;
      expect([...got].sort(), printFilter(ast)).toEqual([...expected].sort());
    }),
    { numRuns: runs },
  );
  return tally;
}

onEachDatabase("a filter as SQL chooses what evaluate chooses", (kind) => {
  let ctx: Ctx;
  let users: readonly Document[] = [];
  let teams: readonly Document[] = [];
  let nesting: readonly Document[] = [];
  let nestingCtx: Ctx;

  beforeAll(async () => {
    const connector = await makeConnector();
    const { organization } = connector;
    const bodies = fc.sample(userBody, { numRuns: 40, seed: 7 });
    const ids: string[] = [];
    for (const [index, { core, enterprise, declared: own, externalId }] of bodies.entries()) {
      const at = new Date(Date.UTC(2026, 0, 1, 10, 0, 0, index * 250));
      const body = {
        schemas: [userResource.schema.id],
        ...onePrimary(core as Document),
        userName: `${words[index % words.length]} ${index}`,
        ...(externalId === null ? {} : { externalId }),
        ...(own === null ? {} : { [declared.id]: own }),
        ...(enterprise === null
          ? {}
          : { [userResource.extensions[0]!.id]: withManager(enterprise as Document, ids[0] ?? "nobody") }),
      };
      const { document } = readResource(body, extended, entraTolerances);
      const made = await createUser(
        organization.ctx("EnterpriseAdmin", () => at),
        toUserFields(document),
      );
      ids.push(made.id);
    }
    for (const [index, displayName] of words.entries()) {
      const at = new Date(Date.UTC(2026, 0, 1, 10, 0, 0, index * 500));
      const fields = {
        displayName,
        externalId: index % 3 === 0 ? null : `${words[(index * 5) % words.length]} ${index}`,
      };
      const members = ids.filter((_, position) => index > 0 && position % (index + 1) === 0);
      await createGroup(
        organization.ctx("EnterpriseAdmin", () => at),
        fields,
        members,
        false,
      );
    }
    // Each group in one or two that came before it.
    await withOrganization(organization.id, (tx) =>
      tx.query(
        `with numbered as (select id, row_number() over (order by id) as n from "group" where organization_id = $1)
         insert into group_in_group (organization_id, group_id, member_id, added_at)
         select $1, o.id, i.id, now() from numbered o join numbered i on i.n in (o.n * 2, o.n * 2 + 1)`,
        [organization.id],
      ),
    );
    ctx = connectorCtx(connector);
    nestingCtx = connectorCtx(connector, undefined, { nestedGroups: "keep", holdsNestedGroups: true });
    const all = { where: null, orderBy: null, offset: 0, limit: 1000 };
    users = (await searchUsers(ctx, { ...all, withGroups: true })).records.map((user) => toUserDocument(user, baseUrl));
    const teamsOf = async (reader: Ctx) =>
      (await searchGroups(reader, { ...all, withMembers: true })).records.map(({ group, members }) =>
        toGroupDocument(group, members, baseUrl),
      );
    [teams, nesting] = [await teamsOf(ctx), await teamsOf(nestingCtx)];
  });

  it("of users", { timeout: 300_000 }, async () => {
    const tally = await agree(extended, users, async (filter) => {
      const search = { where: userWhere(filter, baseUrl), orderBy: null, offset: 0, withGroups: false };
      const { records, total } = await searchUsers(ctx, { ...search, limit: 1000 });
      expect((await searchUsers(ctx, { ...search, limit: 0 })).total).toBe(total);
      expect(total).toBe(records.length);
      return records.map((user) => user.id);
    });
    print(
      `${kind}: ${runs} filters over ${users.length} users agree; ${tally.hits} chose some of them, ${tally.misses} all or none`,
    );
  });

  it.each(["groups", "groups with groups inside"])("of %s", { timeout: 300_000 }, async (what) => {
    const nested = what !== "groups";
    const tally = await agree(groupResource, nested ? nesting : teams, async (filter) => {
      const search = { where: groupWhere(filter, baseUrl, nested), orderBy: null, offset: 0, withMembers: false };
      const { records, total } = await searchGroups(ctx, { ...search, limit: 1000 });
      expect(total).toBe(records.length);
      return records.map(({ group }) => group.id);
    });
    print(
      `${kind}: ${runs} filters over ${teams.length} ${what} agree; ${tally.hits} chose some of them, ${tally.misses} all or none`,
    );
  });

  it("and every sortBy as SQL orders as compareDocuments does", { timeout: 120_000 }, async () => {
    const all = { where: null, offset: 0, limit: 1000 };
    for (const { text, sort } of sortsOf(extended)) {
      const orderBy = compileOrderBy(sort, userSource(baseUrl));
      const { records } = await searchUsers(ctx, { ...all, orderBy, withGroups: false });
      expect([text, records.map((user) => user.id)]).toEqual([text, ordered(sort, users)]);
    }
    for (const { text, sort } of sortsOf(groupResource)) {
      const orderBy = compileOrderBy(sort, groupSource(baseUrl, false));
      const { records } = await searchGroups(ctx, { ...all, orderBy, withMembers: false });
      expect([text, records.map(({ group }) => group.id)]).toEqual([text, ordered(sort, teams)]);
    }
    for (const { text, sort } of sortsOf(groupResource)) {
      const orderBy = compileOrderBy(sort, groupSource(baseUrl, true));
      const { records } = await searchGroups(nestingCtx, { ...all, orderBy, withMembers: false });
      expect([text, records.map(({ group }) => group.id)]).toEqual([text, ordered(sort, nesting)]);
    }
    print(`${kind}: ${sortsOf(extended).length + 2 * sortsOf(groupResource).length} orders agree`);
  });

  it("and pages of any size by position, forwards and backwards, in every order", { timeout: 300_000 }, async () => {
    const everywhere = fc.oneof(
      fc.constantFrom(...sortsOf(userResource)).map((order) => ({ ...order, isUser: true })),
      fc.constantFrom(...sortsOf(groupResource)).map((order) => ({ ...order, isUser: false })),
    );
    await fc.assert(
      fc.asyncProperty(everywhere, fc.integer({ min: 1, max: 17 }), fc.boolean(), async (order, limit, backwards) => {
        const { text, sort, isUser } = order;
        const key = compileSortKey(sort, isUser ? userSource(baseUrl) : groupSource(baseUrl, false));
        const met: string[] = [];
        let from: RowPosition | null = null;
        for (let more = true; more; ) {
          const page: DirectoryPage = await searchDirectory(ctx, {
            users: isUser ? { where: null, key, withGroups: false } : null,
            groups: isUser ? null : { where: null, key, withMembers: false },
            order: { type: key.type, descending: sort.descending },
            from,
            backwards,
            offset: 0,
            limit,
            total: 0,
          });
          const ids = page.items.map((item) => (item.kind === "User" ? item.user.id : item.group.id));
          if (backwards) met.unshift(...ids);
          else met.push(...ids);
          from = backwards ? page.first : page.last;
          more = page.more;
        }
        expect([text, met]).toEqual([text, ordered(sort, isUser ? users : teams)]);
      }),
      { numRuns: Math.ceil(runs / 5) },
    );
  });
});

/** RFC 7643 §2.4: one value at most is primary. */
function onePrimary(core: Document): Document {
  const listed = (value: Json) =>
    Array.isArray(value) ? value.map((element: Json, index) => (index > 0 ? withoutPrimary(element) : element)) : value;
  return Object.fromEntries(Object.entries(core).map(([name, value]) => [name, listed(value)]));
}

function withoutPrimary(element: Json): Json {
  const { primary: _, ...others } = element as Document;
  return others;
}

/** Every order that a client may ask for. */
function sortsOf(type: ResourceType): readonly { readonly text: string; readonly sort: Sort }[] {
  return placesOf(type).flatMap(({ path, attribute }) => {
    const inner = attribute.subAttributes;
    // A complex attribute without `value` has no order.
    if (inner !== undefined && !inner.some((sub) => sub.name === "value")) return [];
    return ["ascending", "descending"].flatMap((order) => {
      const sort = parseSort(formatPath(path), order, type);
      return sort === null ? [] : [{ text: `${formatPath(path)} ${order}`, sort }];
    });
  });
}

/** The ids in the order of `compareDocuments`, those that are alike by id. */
function ordered(sort: Sort, documents: readonly Document[]): readonly string[] {
  const byId = (a: Document, b: Document) => (String(a["id"]) < String(b["id"]) ? -1 : 1);
  return [...documents]
    .sort((a, b) => compareDocuments(a, b, sort) || byId(a, b))
    .map((document) => String(document["id"]));
}

/** A manager who exists, so that its computed `$ref` is there to be asked for. */
function withManager(enterprise: Document, id: string): Document {
  const manager = enterprise["manager"];
  return typeof manager === "object" && manager !== null
    ? { ...enterprise, manager: { ...manager, value: id } }
    : enterprise;
}
