import { describe, expect, it } from "vitest";
import { readIfMatch, writeEtag } from "@/lib/http/etag";

describe("If-Match", () => {
  it.each([
    [null, {}],
    ["*", {}],
    [" * ", {}],
    ['"3"', { version: 3 }],
    ['W/"3"', { version: 3 }],
    ['"0"', { version: 0 }],
    // Tags that no version has.
    ['"abc"', { version: -1 }],
    ['""', { version: -1 }],
    ['"03"', { version: -1 }],
    ['"99999999999999999999"', { version: -1 }],
  ])("%s asks for %j", (header, expected) => {
    expect(readIfMatch(header)).toEqual(expected);
  });

  it.each(["3", '"3', '"1", "2"', "W/3", ""])("%j is refused", (header) => {
    expect(() => readIfMatch(header)).toThrow(expect.objectContaining({ code: "invalid_input", field: "If-Match" }));
  });

  it("takes the tag that an answer had", () => {
    expect(readIfMatch(writeEtag(7))).toEqual({ version: 7 });
  });
});
