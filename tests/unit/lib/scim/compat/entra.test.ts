import { describe, expect, it } from "vitest";
import {
  booleanFromText,
  entraFilterTolerances,
  numberFromText,
  quoteInnerQuotes,
  referenceFromText,
  roleDisplay,
  roleFromJsonText,
  singleFromList,
  textFromWrapper,
} from "@/lib/scim/compat/entra";
import { parseFilter } from "@/lib/scim/protocol/filter/parse";
import type { Attribute } from "@/lib/scim/protocol/schema/attribute";
import { defineAttribute } from "@/lib/scim/protocol/schema/define-attribute";
import { findAttribute, findSubAttribute } from "@/lib/scim/protocol/schema/lookup";
import { groupResource, userResource } from "@/lib/scim/protocol/schema/resource-types";

function attributeOf(name: string): Attribute {
  const schemas = [userResource.schema, ...userResource.extensions, groupResource.schema];
  const found = schemas.map((schema) => findAttribute(schema.attributes, name)).find((attribute) => attribute !== null);
  if (found === undefined || found === null) throw new Error(`no ${name}`);
  return found;
}

const active = attributeOf("active");
const manager = attributeOf("manager");
const members = attributeOf("members");
const roles = attributeOf("roles");
const emails = attributeOf("emails");
const skills = defineAttribute("skills", "Skills.", { multiValued: true });

describe("booleanFromText", () => {
  it.each([
    ["True", true],
    ["FALSE", false],
    ["true", true],
    ["", null],
    ["yes", "yes"],
    [1, 1],
    [true, true],
  ])("reads %j as %j", (value, expected) => {
    expect(booleanFromText(active, value)).toBe(expected);
  });

  it("leaves text attributes alone", () => {
    expect(booleanFromText(attributeOf("title"), "True")).toBe("True");
  });
});

describe("numberFromText", () => {
  const integer = defineAttribute("floor", "A number.", { type: "integer" });

  it.each([
    ["42", 42],
    [" -1.5e3 ", -1500],
    ["", null],
    [" ", null],
    ["0x10", "0x10"],
    ["01", "01"],
    ["1e999", "1e999"],
    ["NaN", "NaN"],
    [7, 7],
    [true, true],
  ])("reads %j as %j", (value, expected) => {
    expect(numberFromText(integer, value)).toBe(expected);
  });

  it("leaves text attributes alone", () => {
    expect(numberFromText(attributeOf("title"), "42")).toBe("42");
  });
});

describe("references", () => {
  it("takes the one element of a list for a single-valued attribute", () => {
    expect(singleFromList(manager, [{ value: "m" }])).toEqual({ value: "m" });
    expect(singleFromList(manager, [])).toBeNull();
    expect(singleFromList(manager, [1, 2])).toEqual([1, 2]);
    expect(singleFromList(members, [{ value: "m" }])).toEqual([{ value: "m" }]);
  });

  it("takes text for an id only where value is one", () => {
    expect(referenceFromText(manager, "m")).toEqual({ value: "m" });
    expect(referenceFromText(members, "m")).toEqual({ value: "m" });
    expect(referenceFromText(manager, "")).toBeNull();
    expect(referenceFromText(emails, "a@example.com")).toBe("a@example.com");
  });
});

describe("wrapped text", () => {
  it("is unwrapped in multi-valued text and nowhere else", () => {
    expect(textFromWrapper(skills, { value: "maths" })).toBe("maths");
    expect(textFromWrapper(emails, { value: "a" })).toEqual({ value: "a" });
    expect(textFromWrapper(skills, { other: "x" })).toEqual({ other: "x" });
  });
});

describe("roles", () => {
  it("are parsed from JSON text, inside value or bare", () => {
    const text = '{"id":"1","value":"Admin","displayName":"Administrator"}';
    const parsed = { id: "1", value: "Admin", displayName: "Administrator" };
    expect(roleFromJsonText(roles, { value: text, primary: false })).toEqual({ ...parsed, primary: false });
    expect(roleFromJsonText(roles, text)).toEqual(parsed);
  });

  it.each(["{", "{not json}", "[1]", "Admin"])("may be called %s", (value) => {
    expect(roleFromJsonText(roles, { value })).toEqual({ value });
  });

  it("have displayName read as display, which wins when both are there", () => {
    expect(roleDisplay(roles, { displayName: "A" })).toEqual({ display: "A" });
    expect(roleDisplay(roles, { display: "B", displayName: "A" })).toEqual({ display: "B", displayName: "A" });
    expect(roleDisplay(emails, { displayName: "A" })).toEqual({ displayName: "A" });
  });
});

describe("quoteInnerQuotes", () => {
  it.each([
    ['displayName eq "The "A" Team"', 'displayName eq "The \\"A\\" Team"'],
    ['  displayName EQ ""quoted""  ', 'displayName eq "\\"quoted\\""'],
    ['displayName eq "a\\b" c"', 'displayName eq "a\\\\b\\" c"'],
  ])("escapes %s", (text, expected) => {
    expect(quoteInnerQuotes(text)).toBe(expected);
  });

  it.each([
    'displayName eq "plain"',
    'displayName co "The "A" Team"',
    'userName eq "a" xor userName eq "b"',
    'userName eq "a" and title sw "b" x"',
    'displayName eq "open',
    'a b eq "x"y"',
    '"x" eq "y"',
    "",
    '"',
  ])("leaves %s alone", (text) => {
    expect(quoteInnerQuotes(text)).toBeNull();
  });
});

describe("entraFilterTolerances", () => {
  const parse = (text: string) => parseFilter(text, entraFilterTolerances(userResource));

  it("takes a word without quotes for identifiers", () => {
    expect(parse("externalId eq jyoung")).toMatchObject({ value: "jyoung" });
    expect(parse("externalId eq 0123")).toMatchObject({ value: "0123" });
    expect(parse("id eq 54D3-1 and manager eq 2819")).toMatchObject({
      left: { value: "54D3-1" },
      right: { value: "2819" },
    });
  });

  it.each(["userName eq bjensen", "displayName eq x", "emails.value eq a@b.c", "nope eq x"])("refuses %s", (text) => {
    expect(() => parse(text)).toThrow("double quotes");
  });

  it("reports a filter that stays wrong with the position in the original", () => {
    expect(() => parse('userName eq "a" xor userName eq "b"')).toThrow("position 17");
  });

  it("finds the group that Entra names with inner quotes", () => {
    const filter = parseFilter('displayName eq "The "A" Team"', entraFilterTolerances(groupResource));
    expect(filter).toMatchObject({ kind: "compare", value: 'The "A" Team' });
  });

  it("knows a sub-attribute from its parent", () => {
    expect(findSubAttribute(manager, "VALUE")?.caseExact).toBe(true);
  });
});
