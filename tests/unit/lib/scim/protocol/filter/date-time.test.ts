import { describe, expect, it } from "vitest";
import { parseDateTime } from "@/lib/scim/protocol/filter/date-time";

describe("parseDateTime", () => {
  it.each([
    ["2011-05-13T04:42:34Z", "2011-05-13T04:42:34.000Z"],
    ["2011-05-13T04:42:34.5Z", "2011-05-13T04:42:34.500Z"],
    ["2011-05-13T04:42:34.123999+02:00", "2011-05-13T02:42:34.123Z"],
    ["2011-05-13T04:42:34-07:00", "2011-05-13T11:42:34.000Z"],
    ["2011-05-13t04:42:34z", "2011-05-13T04:42:34.000Z"],
    ["2011-05-13T04:42:34", "2011-05-13T04:42:34.000Z"],
  ])("reads %s", (text, expected) => {
    expect(new Date(parseDateTime(text) ?? Number.NaN).toISOString()).toBe(expected);
  });

  it.each([
    "",
    "2011",
    "2011-05-13",
    "2011-13-13T04:42:34Z",
    "2011-05-13T25:42:34Z",
    "2011-05-13 04:42:34Z",
    "2011-05-13T04:42:34.Z",
    "2011-05-13T04:42:34+0200",
    "2011-05-13T04:42:34Zx",
    `2011-05-13T04:42:34.${"0".repeat(100)}Z`,
  ])("takes %s for no date", (text) => {
    expect(parseDateTime(text)).toBeNull();
  });
});
