import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { ScimError } from "@/lib/scim/protocol/errors";
import type { AttributePath, CompareOp, Filter, FilterValue } from "@/lib/scim/protocol/filter/ast";
import { filterLimits, parseFilter, parseValuePath } from "@/lib/scim/protocol/filter/parse";
import { propertyRuns } from "@/tests/support/property-runs";
import { cpuTime } from "@/tests/unit/lib/scim/protocol/cpu-time";
import { print, printPath } from "@/tests/unit/lib/scim/protocol/filter/print-filter";

// Properties run hundreds of cases; a busy machine must not fail them.
vi.setConfig({ testTimeout: 60_000 });

function refusal(run: () => unknown): { scimType: string | undefined; detail: string } {
  try {
    run();
  } catch (error) {
    if (error instanceof ScimError) return { scimType: error.scimType, detail: error.message };
    throw error;
  }
  throw new Error("nothing was thrown");
}

const name = fc.constantFrom("userName", "emails", "a-b_c", "X1", "$ref", "not", "and", "or", "pr", "eq");
const path: fc.Arbitrary<AttributePath> = fc
  .record({
    schema: fc.option(fc.constantFrom("urn:ietf:params:scim:schemas:core:2.0:User", "urn:x:1.0"), { nil: undefined }),
    attribute: name,
    subAttribute: fc.option(name, { nil: undefined }),
  })
  .map(({ schema, attribute, subAttribute }) => ({
    attribute,
    ...(schema === undefined ? {} : { schema }),
    ...(subAttribute === undefined ? {} : { subAttribute }),
  }));
const op = fc.constantFrom<CompareOp>("eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le");
const storable = fc.string({ unit: "binary" }).map((text) => text.replaceAll("\u0000", ""));
const value: fc.Arbitrary<FilterValue> = fc.oneof(
  storable,
  fc.boolean(),
  fc.constant(null),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => (Object.is(number, -0) ? 0 : number)),
);

const { inside, whole } = fc.letrec<{ inside: Filter; whole: Filter }>((tie) => {
  const leaf = (leafPath: fc.Arbitrary<AttributePath>) => [
    fc.record({ kind: fc.constant("present" as const), path: leafPath }),
    fc.record({ kind: fc.constant("compare" as const), path: leafPath, op, value }),
  ];
  const tree = (own: "inside" | "whole") => [
    fc.record({ kind: fc.constantFrom("and" as const, "or" as const), left: tie(own), right: tie(own) }),
    fc.record({ kind: fc.constant("not" as const), operand: tie(own) }),
  ];
  const group = fc.record({
    kind: fc.constant("group" as const),
    path: path.map(({ subAttribute: _, ...rest }) => rest),
    where: tie("inside"),
  });
  return {
    inside: fc.oneof({ maxDepth: 4 }, ...leaf(path), ...tree("inside")),
    whole: fc.oneof({ maxDepth: 4 }, ...leaf(path), group, ...tree("whole")),
  };
});

describe("parseFilter", () => {
  it("reads back what is printed", () => {
    fc.assert(
      fc.property(whole, (filter) => {
        expect(parseFilter(print(filter))).toEqual(filter);
      }),
      { numRuns: propertyRuns(10_000) },
    );
  });

  it("throws nothing but ScimError invalidFilter, whatever the text", () => {
    const words = fc.constantFrom(
      "userName",
      "eq",
      "and",
      "not",
      "(",
      ")",
      "[",
      "]",
      '"',
      "\\",
      ".",
      ":",
      "true",
      "01",
      " ",
    );
    const text = fc.oneof(
      fc.string({ unit: "binary", maxLength: 200 }),
      fc.array(words, { maxLength: 40 }).map((parts) => parts.join("")),
      fc.array(words, { maxLength: 40 }).map((parts) => parts.join(" ")),
    );
    fc.assert(
      fc.property(text, (input) => {
        try {
          parseFilter(input);
        } catch (error) {
          expect(error).toBeInstanceOf(ScimError);
          expect((error as ScimError).scimType).toBe("invalidFilter");
        }
      }),
      { numRuns: propertyRuns(2000) },
    );
  });

  it.each([
    ["backslashes", `userName eq "${"\\".repeat(3001)}`],
    ["brackets", "(".repeat(5000)],
    ["square brackets", "a[".repeat(5000)],
    ["nots", "not (".repeat(5000)],
    ["quotes", '"'.repeat(30_000)],
    ["spaces", `${" ".repeat(30_000)}x`],
    ["dots", `a${".".repeat(30_000)}`],
    ["colons", `a${":".repeat(30_000)}`],
    ["digits", `a eq ${"9".repeat(30_000)}`],
    ["too long a text", "a".repeat(5_000_000)],
    ["many comparisons", `${"a pr and ".repeat(3000)}a pr`],
  ])("refuses a run of %s at once", (_, text) => {
    const milliseconds = cpuTime(() => {
      expect(refusal(() => parseFilter(text)).scimType).toBe("invalidFilter");
    });
    expect(milliseconds).toBeLessThan(250);
  });

  it.each([
    ["length", "a".repeat(filterLimits.length + 1), "longer than 32768 characters"],
    ["depth", `${"(".repeat(51)}a pr${")".repeat(51)}`, "nested deeper than 50 levels"],
    ["comparisons", `${"a pr or ".repeat(1100)}a pr`, "more than 1100 comparisons"],
  ])("names the limit on %s", (_, text, words) => {
    expect(refusal(() => parseFilter(text)).detail).toContain(words);
  });

  it("takes 1,100 comparisons and 50 levels", () => {
    expect(() => parseFilter(`${"a pr or ".repeat(1099)}a pr`)).not.toThrow();
    expect(() => parseFilter(`${"(".repeat(50)}a pr${")".repeat(50)}`)).not.toThrow();
  });

  it("binds not before and before or", () => {
    expect(print(parseFilter("not (a pr) and b pr or c pr and d pr"))).toBe(
      "((not (a pr) and b pr) or (c pr and d pr))",
    );
  });

  it("asks emails[type eq work].value of one element", () => {
    expect(parseFilter('emails[type eq "work"].value eq "x"')).toEqual(
      parseFilter('emails[type eq "work" and value eq "x"]'),
    );
  });

  it("keeps the dot of 2.0 in the URN", () => {
    const urn = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    expect(parseFilter(`${urn}:manager.value pr`)).toEqual({
      kind: "present",
      path: { schema: urn, attribute: "manager", subAttribute: "value" },
    });
  });

  it("takes operators and logical words in any case", () => {
    expect(parseFilter('a EQ "x" AND NOT (b PR)')).toEqual(parseFilter('a eq "x" and not (b pr)'));
  });

  it.each([
    ["userName eq bjensen", 13],
    ["userName xx 1", 10],
    ["a pr b", 6],
    ['a eq "\\q"', 7],
    ['a eq "\\u12"', 7],
    ['a eq "x', 6],
    ["", 1],
  ])("points into %s at position %i", (text, position) => {
    expect(refusal(() => parseFilter(text)).detail).toContain(`at position ${position}:`);
  });

  it.each(["01", ".5", "1.", "+1", "1e", "0x1", "NaN", "Infinity", "1e999", "-", "True"])(
    "does not take %s for a value",
    (text) => {
      expect(refusal(() => parseFilter(`a eq ${text}`)).scimType).toBe("invalidFilter");
    },
  );

  it.each([
    ["0", 0],
    ["-0.5e+2", -50],
    ["1E3", 1000],
    ["true", true],
    ["null", null],
  ])("takes %s for a value", (text, expected) => {
    expect(parseFilter(`a eq ${text}`)).toMatchObject({ value: expected });
  });

  it.each(['a eq "\\u0000"', 'a eq "\\ud800"', 'a eq "\\udc00\\ud800"'])(
    "refuses %s, which no stored text can equal",
    (text) => {
      expect(refusal(() => parseFilter(text)).detail).toContain("surrogate");
    },
  );

  it("takes a repaired text only after the original failed, and reports the original when it stays wrong", () => {
    const repair = (text: string) => (text.includes("!") ? "b pr" : null);
    expect(parseFilter("a pr", { repair })).toEqual(parseFilter("a pr"));
    expect(parseFilter("!", { repair })).toEqual(parseFilter("b pr"));
    expect(refusal(() => parseFilter("a b", { repair })).detail).toContain("position 3");
  });
});

describe("parseValuePath", () => {
  it("reads back what is printed", () => {
    const paths = fc.oneof(
      path.map((only) => ({ path: only })),
      fc.record({ path, where: inside }),
    );
    fc.assert(
      fc.property(paths, (written) => {
        expect(parseValuePath(printPath(written))).toEqual(written);
      }),
      { numRuns: propertyRuns(10_000) },
    );
  });

  it.each([
    "emails[type eq]",
    "emails[' eq true].value",
    'emails[type eq "work"].sub[something eq 2]',
    "title pr",
    "emails[0].value",
    "name.familyName.foo",
    "name.__proto__.polluted",
    "__proto__",
    "emails[]",
    "emails[type eq 1]]",
    "emails[type eq 1] .value",
    "emails[type eq 1].",
    'emails.type[value eq "x"]',
    "a[b[c pr]]",
    "",
    ".a",
    "a.",
    ":a",
    "urn:x:",
    "1a",
    "a b",
  ])("refuses %s with invalidPath", (text) => {
    expect(refusal(() => parseValuePath(text)).scimType).toBe("invalidPath");
  });
});
