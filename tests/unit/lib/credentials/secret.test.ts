import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hashSecret, isIntact, makeSecret, shownPrefix } from "@/lib/credentials/secret";

const letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

describe("a token's secret", () => {
  it("begins with ush_ and has one length", () => {
    for (let count = 0; count < 200; count += 1) expect(makeSecret()).toMatch(/^ush_[0-9A-Za-z]{49}$/);
  });

  it("is intact as made", () => {
    for (let count = 0; count < 200; count += 1) expect(isIntact(makeSecret())).toBe(true);
  });

  it("is damaged by any change of one character", () => {
    fc.assert(
      fc.property(fc.nat({ max: 52 }), fc.nat({ max: 61 }), (position, letter) => {
        const secret = makeSecret();
        const replacement = letters.charAt(letter);
        fc.pre(secret.charAt(position) !== replacement);
        expect(isIntact(secret.slice(0, position) + replacement + secret.slice(position + 1))).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  it("is damaged when a character is missing, added, or two neighbours are swapped", () => {
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 51 }), (position) => {
        const secret = makeSecret();
        const [here, next] = [secret.charAt(position), secret.charAt(position + 1)];
        expect(isIntact(secret.slice(0, position) + secret.slice(position + 1))).toBe(false);
        expect(isIntact(`${secret.slice(0, position)}x${secret.slice(position)}`)).toBe(false);
        fc.pre(here !== next);
        expect(isIntact(secret.slice(0, position) + next + here + secret.slice(position + 2))).toBe(false);
      }),
    );
  });

  it("is never made twice", () => {
    expect(new Set(Array.from({ length: 1000 }, makeSecret)).size).toBe(1000);
  });

  it("is stored as SHA-256 and recognised by eight characters", () => {
    expect(hashSecret("ush_abc")).toMatch(/^[0-9a-f]{64}$/);
    expect(hashSecret("ush_abc")).not.toContain("ush");
    expect(shownPrefix("ush_7Kq9aaaaaaaa")).toBe("ush_7Kq9");
  });
});
