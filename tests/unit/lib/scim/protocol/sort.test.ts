import { describe, expect, it } from "vitest";
import { ScimError } from "@/lib/scim/protocol/errors";
import type { Document } from "@/lib/scim/protocol/schema/attribute";
import { userResource } from "@/lib/scim/protocol/schema/resource-types";
import { compareDocuments, parseSort } from "@/lib/scim/protocol/sort";

function order(sortBy: string, sortOrder: string | null, documents: Document[]): unknown[] {
  const sort = parseSort(sortBy, sortOrder, userResource);
  if (sort === null) throw new Error("no order");
  return documents.toSorted((a, b) => compareDocuments(a, b, sort)).map((document) => document["id"]);
}

const people: Document[] = [
  { id: "1", userName: "b", emails: [{ value: "z" }, { value: "a", primary: true }], active: true },
  { id: "2", userName: "A", emails: [{ value: "B" }], active: false },
  { id: "3", userName: "c" },
];

describe("sorting", () => {
  it("folds text that is not caseExact", () => {
    expect(order("userName", null, people)).toEqual(["2", "1", "3"]);
    expect(order("USERNAME", "Descending", people)).toEqual(["3", "1", "2"]);
  });

  it("takes the primary value of a list, and puts what has none last when ascending, first when descending", () => {
    expect(order("emails", "ascending", people)).toEqual(["1", "2", "3"]);
    expect(order("emails.value", "descending", people)).toEqual(["3", "2", "1"]);
  });

  it("puts false before true", () => {
    expect(order("active", "ascending", people)).toEqual(["2", "1", "3"]);
  });

  it("compares dates as instants", () => {
    const documents = [
      { id: "1", meta: { created: "2026-01-01T01:00:00+02:00" } },
      { id: "2", meta: { created: "2025-12-31T22:00:00Z" } },
    ];
    expect(order("meta.created", null, documents)).toEqual(["2", "1"]);
  });

  it("asks for no order without sortBy", () => {
    expect(parseSort(null, null, userResource)).toBeNull();
    expect(parseSort("", "descending", userResource)).toBeNull();
  });

  it.each([
    ["nope", null],
    ["password", null],
    ["name", null],
    ["addresses", null],
    ["__proto__", null],
    ["userName", "sideways"],
  ])("refuses sortBy=%s sortOrder=%s", (sortBy, sortOrder) => {
    expect(() => parseSort(sortBy, sortOrder, userResource)).toThrow(ScimError);
  });
});
