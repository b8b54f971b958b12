import { describe, expect, it } from "vitest";
import { ScimError } from "@/lib/scim/protocol/errors";
import { checkFilter } from "@/lib/scim/protocol/filter/check";
import { checkFilterAcross } from "@/lib/scim/protocol/filter/check-across";
import { formatFilter } from "@/lib/scim/protocol/filter/format";
import { parseFilter } from "@/lib/scim/protocol/filter/parse";
import { parseCursorPage } from "@/lib/scim/protocol/pagination";
import type { Json } from "@/lib/scim/protocol/schema/attribute";
import { groupResource, userResource } from "@/lib/scim/protocol/schema/resource-types";
import { parametersOfQuery, parseSearchRequest } from "@/lib/scim/protocol/search-request";
import { formatSort, parseSort, parseSortAcross } from "@/lib/scim/protocol/sort";
import { searchRequestUrn, userUrn } from "@/lib/scim/protocol/urns";

const nothing = {
  filter: null,
  sortBy: null,
  sortOrder: null,
  startIndex: null,
  count: null,
  cursor: null,
  attributes: null,
  excludedAttributes: null,
};

describe("the parameters of a query", () => {
  it("are read from an address", () => {
    expect(parametersOfQuery(new URLSearchParams("filter=id pr&cursor&count=2&other=1"))).toEqual({
      ...nothing,
      filter: "id pr",
      cursor: "",
      count: "2",
    });
  });

  it("are read from a SearchRequest, names in any case", () => {
    const body = {
      Schemas: [searchRequestUrn.toUpperCase()],
      Filter: "id pr",
      count: 2,
      ATTRIBUTES: ["id"],
      sortBy: null,
    };
    expect(parseSearchRequest(body)).toEqual({ ...nothing, filter: "id pr", count: 2, attributes: ["id"] });
    expect(parseSearchRequest({ schemas: [searchRequestUrn] })).toEqual(nothing);
  });

  it.each<[Json, string]>([
    [null, "invalidSyntax"],
    [[], "invalidSyntax"],
    [{}, "invalidSyntax"],
    [{ schemas: searchRequestUrn }, "invalidSyntax"],
    [{ schemas: [userUrn] }, "invalidSyntax"],
    [{ schemas: [searchRequestUrn], filter: {} }, "invalidValue"],
    [{ schemas: [searchRequestUrn], count: [] }, "invalidValue"],
    [{ schemas: [searchRequestUrn], attributes: ["id", 1] }, "invalidValue"],
  ])("%j is %s", (body, scimType) => {
    expect(() => parseSearchRequest(body)).toThrow(expect.objectContaining({ scimType }));
  });
});

describe("parseCursorPage", () => {
  it.each([
    [{}, null],
    [{ count: 5 }, null],
    [{ cursor: "" }, { cursor: "", count: null }],
    [
      { cursor: "x", count: "0" },
      { cursor: "x", count: 0 },
    ],
    [
      { cursor: "x", count: -3 },
      { cursor: "x", count: 0 },
    ],
    [
      { cursor: "x", count: 1000 },
      { cursor: "x", count: 1000 },
    ],
  ])("reads %j as %j", (given, expected) => {
    expect(parseCursorPage(given)).toEqual(expected);
  });

  it.each([
    [{ cursor: "", count: 1001 }, "invalidCount"],
    [{ cursor: "", count: "x" }, "invalidCount"],
    [{ cursor: "", count: 1.5 }, "invalidCount"],
    [{ cursor: "", startIndex: "1" }, "invalidValue"],
  ])("refuses %j with %s", (given, scimType) => {
    expect(() => parseCursorPage(given)).toThrow(expect.objectContaining({ scimType }));
  });
});

describe("a filter over several kinds of resources", () => {
  const across = (text: string) =>
    checkFilterAcross(parseFilter(text), [userResource, groupResource]).map((filter) =>
      typeof filter === "boolean" ? filter : formatFilter(filter),
    );

  it.each([
    ['displayName eq "x"', ['["eq","displayName","x"]', '["eq","displayName","x"]']],
    ["userName pr", ['["pr","userName"]', false]],
    ['userName eq "x"', ['["eq","userName","x"]', false]],
    ['userName ne "x"', ['["not",["eq","userName","x"]]', true]],
    ["members eq null", [true, '["not",["pr","members"]]']],
    ["members ne null", [false, '["pr","members"]']],
    ['not (members[value eq "x"])', [true, '["not",["[]","members",["eq","members.value","x"]]]']],
    [
      'userName pr or displayName eq "x"',
      ['["or",["pr","userName"],["eq","displayName","x"]]', '["eq","displayName","x"]'],
    ],
    ['userName pr and displayName eq "x"', ['["and",["pr","userName"],["eq","displayName","x"]]', false]],
    ['not (userName pr) or displayName eq "x"', ['["or",["not",["pr","userName"]],["eq","displayName","x"]]', true]],
  ])("%s", (text, expected) => {
    const [user, group] = across(text);
    const ne = typeof expected[0] === "string" && text.includes(" ne ") && !text.includes("null");
    expect(group).toEqual(expected[1]);
    expect(user).toEqual(ne ? '["ne","userName","x"]' : expected[0]);
  });

  it("refuses what no kind has, however deep", () => {
    for (const text of ["nope pr", "userName pr or not (nope pr)", 'nope[value eq "x"]', `${userUrn}:members pr`]) {
      expect(() => across(text)).toThrow(expect.objectContaining({ scimType: "invalidFilter" }));
    }
    expect(() => across("nope pr")).toThrow("no attribute of User or Group");
  });
});

describe("one text for all spellings", () => {
  it("of a filter", () => {
    const format = (text: string) => formatFilter(checkFilter(parseFilter(text), userResource));
    expect(format('USERNAME EQ "x"')).toBe(format(`(${userUrn}:userName eq "x")`));
    expect(format('userName eq "x"')).not.toBe(format('userName eq "X"'));
    expect(format('userName eq "x" and active eq "True"')).toBe(format('(userName eq "x") AND active eq true'));
    expect(format('emails[type eq "work"]')).not.toBe(format('emails.type eq "work"'));
  });

  it("of an order", () => {
    const format = (sortBy: string, order: string | null) => formatSort(parseSort(sortBy, order, userResource));
    expect(format("EMAILS", null)).toBe(format("emails.value", "Ascending"));
    expect(format("emails", "descending")).not.toBe(format("emails", null));
    expect(formatSort(null)).toBe("");
  });
});

describe("an order over several kinds of resources", () => {
  const types = [userResource, groupResource];

  it("leaves out the kind that does not have the attribute", () => {
    expect(parseSortAcross("displayName", null, types).map(formatSort)).toEqual([
      "displayName ascending",
      "displayName ascending",
    ]);
    expect(parseSortAcross("members", null, types)).toMatchObject([null, { descending: false }]);
    expect(parseSortAcross(null, null, types)).toEqual([null, null]);
  });

  it.each([
    ["nope", null],
    ["password", null],
    ["userName", "sideways"],
  ])("refuses sortBy=%s sortOrder=%s", (sortBy, sortOrder) => {
    expect(() => parseSortAcross(sortBy, sortOrder, types)).toThrow(ScimError);
  });
});
