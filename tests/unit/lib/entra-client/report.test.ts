import { describe, expect, it } from "vitest";
import { latencyOf } from "@/lib/entra-client/latency";
import type { Report, StepReport } from "@/lib/entra-client/model";
import { duration, formatDeviation, formatTable, formatVerdict } from "@/lib/entra-client/report";
import { retryAfterMs } from "@/lib/entra-client/retry";

const latency = { p50: 4.2, p95: 12, p99: 18.4, max: 20 };
const step: StepReport = {
  name: "users",
  title: "Initial cycle: users",
  items: 60,
  requests: 120,
  deviations: 1,
  durationMs: 1500,
  perSecond: 80,
  latency,
};
const report: Report = {
  url: "http://localhost/scim",
  flag: "legacy",
  seed: "spring",
  users: 60,
  groups: 0,
  durationMs: 1600,
  requests: 120,
  retries: 2,
  perSecond: 75,
  latency,
  steps: [step],
  deviationCount: 1,
  deviations: [],
  stopped: null,
};

describe("report", () => {
  it("lines up the table", () => {
    expect(formatTable(report).split("\n")).toEqual([
      "Step                  Items  Requests  Deviations   Time  Req/s     p50    p95    p99",
      "─".repeat(85),
      "Initial cycle: users     60       120           1  1.5 s     80  4.2 ms  12 ms  18 ms",
      "─".repeat(85),
      "Total                    60       120           1  1.6 s     75  4.2 ms  12 ms  18 ms",
    ]);
  });

  it("shows a deviation with request, expected and got", () => {
    const deviation = {
      step: "users",
      request: { method: "POST", target: "/Users", body: { userName: "ada" } },
      expected: "status 201",
      got: "500",
    } as const;
    expect(formatDeviation(deviation, 3)).toBe(
      '3. [users] POST /Users\n   body      {"userName":"ada"}\n   expected  status 201\n   got       500',
    );
  });

  it("sums up in one line", () => {
    expect(formatVerdict(report)).toBe("1 deviation: 120 requests in 1.6 s, 2 of them repeated.");
    expect(formatVerdict({ ...report, deviationCount: 0 })).toMatch(/^No deviations: /);
    const stopped = { reason: "connection", step: "users", message: "gone" } as const;
    expect(formatVerdict({ ...report, stopped })).toBe("Stopped in step users: gone");
  });

  it.each([
    [12.4, "12 ms"],
    [12_340, "12.3 s"],
    [59_990, "1 min 00 s"],
    [245_000, "4 min 05 s"],
  ])("writes %d ms as %s", (ms, text) => expect(duration(ms)).toBe(text));
});

describe("figures", () => {
  it("takes percentiles by nearest rank", () => {
    const samples = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(latencyOf(samples)).toEqual({ p50: 50, p95: 95, p99: 99, max: 100 });
    expect(latencyOf([])).toEqual({ p50: 0, p95: 0, p99: 0, max: 0 });
  });

  it("reads Retry-After as seconds or as a date", () => {
    expect(retryAfterMs("3")).toBe(3000);
    expect(retryAfterMs("Thu, 01 Jan 2026 00:00:05 GMT", () => Date.UTC(2026, 0, 1))).toBe(5000);
    expect(retryAfterMs("soon")).toBeNull();
    expect(retryAfterMs(undefined)).toBeNull();
  });
});
