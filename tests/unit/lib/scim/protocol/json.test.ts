import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { equalJson, isAbsent, member, withMember } from "@/lib/scim/protocol/json";
import { equalDocuments } from "@/lib/scim/protocol/patch/equal-documents";
import type { Json } from "@/lib/scim/protocol/schema/attribute";

// Properties run hundreds of cases; a busy machine must not fail them.
vi.setConfig({ testTimeout: 60_000 });

describe("equalJson", () => {
  it("does not care about the order of members, and does about that of lists", () => {
    expect(equalDocuments({ a: 1, b: { c: [1, 2] } }, { b: { c: [1, 2] }, a: 1 })).toBe(true);
    expect(equalDocuments({ a: [1, 2] }, { a: [2, 1] })).toBe(false);
  });

  it.each<[Json, Json]>([
    [[], {}],
    [{}, []],
    [null, {}],
    [{ a: null }, {}],
    [{ a: 1 }, { b: 1 }],
    [{ constructor: 1 }, { a: 1 }],
    ["1", 1],
  ])("tells %j from %j", (a, b) => {
    expect(equalJson(a, b)).toBe(false);
  });

  it("finds a copy equal", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        expect(equalJson(json as Json, JSON.parse(JSON.stringify(json)))).toBe(true);
      }),
    );
  });
});

describe("members", () => {
  it("are own ones only", () => {
    expect(member({}, "constructor")).toBeUndefined();
    expect(member({}, "__proto__")).toBeUndefined();
    expect(withMember({ a: 1 }, "a", undefined)).toEqual({});
    expect(Object.getPrototypeOf(withMember({}, "__proto__", { polluted: true }))).toBe(Object.prototype);
  });
});

describe("isAbsent", () => {
  it.each<[Json | undefined, boolean]>([
    [undefined, true],
    [null, true],
    ["", true],
    [[], true],
    [{}, true],
    [[{ a: "" }, null], true],
    [false, false],
    [0, false],
    [{ a: false }, false],
    [" ", false],
  ])("%j: %s", (value, expected) => {
    expect(isAbsent(value)).toBe(expected);
  });
});
