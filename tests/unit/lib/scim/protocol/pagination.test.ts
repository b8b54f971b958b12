import { describe, expect, it } from "vitest";
import { ScimError } from "@/lib/scim/protocol/errors";
import { parsePage } from "@/lib/scim/protocol/pagination";

describe("parsePage", () => {
  it.each([
    [{}, 1, 100],
    [{ startIndex: null, count: null }, 1, 100],
    [{ startIndex: "-5", count: "-1" }, 1, 0],
    [{ startIndex: "0", count: "0" }, 1, 0],
    [{ startIndex: " 7 ", count: "007" }, 7, 7],
    [{ startIndex: 3, count: 5 }, 3, 5],
    [{ startIndex: "1", count: "999999999" }, 1, 1000],
    [{ startIndex: "9".repeat(400), count: "9".repeat(400) }, 2_147_483_647, 1000],
    [{ startIndex: `-${"9".repeat(400)}`, count: 0 }, 1, 0],
  ])("reads %j as %i and %i", (given, startIndex, count) => {
    expect(parsePage(given)).toEqual({ startIndex, count });
  });

  it.each(["", " ", "1.5", "many", "1e3", "0x10", "-", "--1", "+1", "١", "NaN"])("refuses %j", (text) => {
    expect(() => parsePage({ count: text })).toThrow(ScimError);
    expect(() => parsePage({ startIndex: text })).toThrow("startIndex must be a whole number");
  });

  it.each([1.5, Number.NaN])("refuses the number %d", (number) => {
    expect(() => parsePage({ count: number })).toThrow(ScimError);
  });
});
