import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { judgeAnswer } from "@/lib/domains/judge-answer";
import type { DnsAnswer } from "@/lib/domains/schemas";

const start = new Date("2026-11-03T12:00:00Z");
const hours = (count: number) => new Date(start.getTime() + count * 3_600_000);
const pending = { state: "pending", verifiedAt: null, lostAt: null, createdAt: start } as const;
const verified = { ...pending, state: "verified", verifiedAt: start } as const;
const lost = { ...verified, lostAt: start } as const;
const definite: readonly DnsAnswer[] = ["no_name", "no_txt", "others"];
const silent: readonly DnsAnswer[] = ["timeout", "server_failure", "unreachable"];

describe("judgeAnswer", () => {
  it("verifies whatever was before, once DNS has the record", () => {
    for (const before of [pending, { ...pending, state: "failed" }, lost] as const) {
      expect(judgeAnswer(before, "found", hours(200))).toMatchObject({ state: "verified", lostAt: null });
    }
    expect(judgeAnswer(verified, "found", hours(24)).verifiedAt).toEqual(start);
  });

  it.each(definite)("begins to count 7 days when DNS answers %s for a verified domain", (answer) => {
    const after = judgeAnswer(verified, answer, hours(24));
    expect(after).toMatchObject({ state: "verified", lostAt: hours(24) });
    expect(judgeAnswer({ ...lost, ...after }, answer, hours(24 * 8 - 1))).toMatchObject({ lostAt: hours(24) });
    expect(judgeAnswer({ ...lost, ...after }, answer, hours(24 * 8))).toMatchObject({
      state: "failed",
      lostAt: hours(24),
      nextCheckAt: null,
    });
  });

  it.each(silent)("takes nothing while DNS answers %s, and asks again within the hour", (answer) => {
    const after = judgeAnswer(verified, answer, hours(24));
    expect(after).toMatchObject({ state: "verified", lostAt: null });
    expect(after.nextCheckAt?.getTime()).toBeLessThan(hours(25).getTime());
  });

  it("looks hourly for a pending domain for 7 days, then no more", () => {
    expect(judgeAnswer(pending, "no_name", hours(24 * 7 - 1))).toMatchObject({ state: "pending" });
    expect(judgeAnswer(pending, "no_name", hours(24 * 7))).toMatchObject({ state: "failed", nextCheckAt: null });
  });

  it("leaves a failed domain as it is until it has the record", () => {
    const failed = { ...pending, state: "failed" } as const;
    expect(judgeAnswer(failed, "others", hours(1))).toMatchObject({ state: "failed", nextCheckAt: null });
  });

  it("never looks again sooner than 50 minutes, nor later than a day", () => {
    const states = fc.constantFrom(pending, verified, lost);
    fc.assert(
      fc.property(
        states,
        fc.constantFrom(...definite, ...silent, "found" as const),
        fc.nat(300),
        (before, answer, at) => {
          const { nextCheckAt } = judgeAnswer(before, answer, hours(at));
          if (nextCheckAt === null) return;
          const minutes = (nextCheckAt.getTime() - hours(at).getTime()) / 60_000;
          expect(minutes).toBeGreaterThanOrEqual(50);
          expect(minutes).toBeLessThanOrEqual(24 * 60);
        },
      ),
    );
  });
});
