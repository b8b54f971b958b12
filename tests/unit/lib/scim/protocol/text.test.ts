import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { compareText, isStorable, shorten } from "@/lib/scim/protocol/text";

// Properties run hundreds of cases; a busy machine must not fail them.
vi.setConfig({ testTimeout: 60_000 });

describe("compareText", () => {
  it("orders as UTF-8 bytes do", () => {
    const text = fc.string({ unit: "binary" });
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(Math.sign(compareText(a, b))).toBe(Math.sign(Buffer.compare(Buffer.from(a), Buffer.from(b))));
      }),
    );
  });
});

describe("isStorable", () => {
  it("agrees with isWellFormed on text without NUL", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("a", "\ud83d", "\ude00", "é", "\uffff")), (parts) => {
        const text = parts.join("");
        const wellFormed = !/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text);
        expect(isStorable(text)).toBe(wellFormed);
      }),
    );
  });

  it("refuses NUL", () => {
    expect(isStorable("a\u0000b")).toBe(false);
  });
});

describe("shorten", () => {
  it("keeps an error readable", () => {
    expect(shorten("x".repeat(1000))).toHaveLength(121);
    expect(shorten("x")).toBe("x");
  });
});
