import { describe, expect, it } from "vitest";
import { formatIn } from "@/components/ui/use-format";
import { translate } from "@/tests/support/translate";

const format = formatIn("en", translate("ui"));
const now = new Date("2026-11-03T14:02:11.000Z").getTime();
const at = (seconds: number) => new Date(now + seconds * 1000).toISOString();

describe("numbers and times in English", () => {
  it("groups thousands, and says that an estimate is one", () => {
    expect(format.number(1204)).toBe("1,204");
    expect(format.total({ count: 100_367, exact: true })).toBe("100,367");
    expect(format.total({ count: 100_367, exact: false })).toBe("about 100,400");
  });

  it.each([
    [0.4, "under 1 ms"],
    [1, "1 ms"],
    [1204.4, "1,204 ms"],
  ])("says a duration of %d ms as %s", (milliseconds, words) => expect(format.duration(milliseconds)).toBe(words));

  it.each([
    [0, "just now"],
    [-4, "just now"],
    [30, "just now"],
    [-5, "5 seconds ago"],
    [-60, "1 minute ago"],
    [-12 * 60, "12 minutes ago"],
    [-3600, "1 hour ago"],
    [9 * 86_400, "in 9 days"],
    [-30 * 86_400, "30 days ago"],
    [-31 * 86_400, "3 Oct 2026"],
  ])("says %d seconds from now as “%s”", (seconds, words) => expect(format.relative(at(seconds), now)).toBe(words));

  it("writes a date in UTC, and a time in the zone that is asked for", () => {
    expect(format.date("2026-11-03T23:30:00.000Z")).toBe("3 Nov 2026");
    expect(format.absolute(at(0), "Europe/Berlin")).toMatch(/^3 Nov 2026, 15:02:11 (CET|GMT\+1)$/);
    expect(format.clock(at(0), "America/New_York")).toBe("09:02:11");
  });
});
