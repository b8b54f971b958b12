import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { resetEnv } from "@/lib/env";
import { type Cursor, readCursor, writeCursor } from "@/lib/scim/http/cursor";

// Properties run thousands of cases; a busy machine must not fail them.
vi.setConfig({ testTimeout: 60_000 });

const now = new Date("2026-11-29T12:00:00Z");
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const invalid = expect.objectContaining({ status: 400, scimType: "invalidCursor" });

const cursor: fc.Arbitrary<Cursor> = fc.record({
  position: fc.record({ key: fc.option(fc.string({ unit: "binary", maxLength: 250 })), id: fc.uuid() }),
  backwards: fc.boolean(),
  count: fc.nat(1000),
  total: fc.nat(),
});
const query = fc.string({ unit: "binary" });

describe("a cursor", () => {
  it("reads as it was written, holds only unreserved characters, and shows nothing of its content", () => {
    fc.assert(
      fc.property(cursor, query, (given, name) => {
        const text = writeCursor(given, name, now);
        expect(readCursor(text, name, now)).toEqual(given);
        expect(text).toMatch(/^[A-Za-z0-9_-]+$/);
        expect(text.length).toBeLessThan(16_384);
        expect(Buffer.from(text, "base64url").includes(given.position.id)).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  it("opens for its own query alone", () => {
    fc.assert(
      fc.property(cursor, query, query, (given, mine, other) => {
        fc.pre(!Buffer.from(mine).equals(Buffer.from(other)));
        expect(() => readCursor(writeCursor(given, mine, now), other, now)).toThrow(invalid);
      }),
      { numRuns: 2000 },
    );
  });

  it("does not open when anything of it is changed, cut off or added", () => {
    const damage = fc.oneof(
      fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 })).map(([at, by]) => (bytes: Buffer) => {
        const copy = Buffer.from(bytes);
        copy.writeUInt8(copy.readUInt8(at % copy.length) ^ by, at % copy.length);
        return copy.toString("base64url");
      }),
      fc.nat().map((end) => (bytes: Buffer) => bytes.subarray(0, end % bytes.length).toString("base64url")),
      fc
        .uint8Array({ minLength: 1 })
        .map((more) => (bytes: Buffer) => Buffer.concat([bytes, more]).toString("base64url")),
      fc.constantFrom("=", " ", "!", "A").map((more) => (bytes: Buffer) => `${bytes.toString("base64url")}${more}`),
    );
    fc.assert(
      fc.property(cursor, damage, (given, change) => {
        const text = writeCursor(given, "q", now);
        const damaged = change(Buffer.from(text, "base64url"));
        fc.pre(damaged !== text);
        expect(() => readCursor(damaged, "q", now)).toThrow(invalid);
      }),
      { numRuns: 2000 },
    );
  });

  it("is refused when it is no cursor at all, at once also when it is long", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(() => readCursor(text, "q", now)).toThrow(invalid);
      }),
      { numRuns: 2000 },
    );
    expect(() => readCursor("A".repeat(5_000_000), "q", now)).toThrow(invalid);
  });

  it("lives for ten minutes", () => {
    const given: Cursor = { position: { key: null, id: crypto.randomUUID() }, backwards: false, count: 1, total: 1 };
    const text = writeCursor(given, "q", now);
    expect(readCursor(text, "q", later(600))).toEqual(given);
    expect(() => readCursor(text, "q", later(601))).toThrow(expect.objectContaining({ scimType: "expiredCursor" }));
    // Nobody learns from an old one whether it was for another query.
    expect(() => readCursor(text, "other", later(601))).toThrow(invalid);
  });

  describe("when USHER_SECRET is replaced", () => {
    const before = { ...process.env };
    afterEach(() => {
      process.env = { ...before };
      resetEnv();
    });

    it("still opens by the secret before, and not without it", () => {
      const use = (secret: string, previous?: string) => {
        process.env["USHER_SECRET"] = secret;
        if (previous === undefined) delete process.env["USHER_PREVIOUS_SECRETS"];
        else process.env["USHER_PREVIOUS_SECRETS"] = previous;
        resetEnv();
      };
      const given: Cursor = { position: { key: "k", id: crypto.randomUUID() }, backwards: true, count: 2, total: 9 };
      use("a".repeat(40));
      const text = writeCursor(given, "q", now);
      use("b".repeat(40), "a".repeat(40));
      expect(readCursor(text, "q", now)).toEqual(given);
      use("b".repeat(40));
      expect(() => readCursor(text, "q", now)).toThrow(invalid);
    });
  });
});
