import { describe, expect, it } from "vitest";
import { followOnDemand, whatHappened } from "@/components/setup/follow-on-demand";
import { translate } from "@/tests/support/translate";

const request = (at: string, method: string, more: object = {}) => ({
  at,
  method,
  outcome: "accepted" as const,
  summary: method === "GET" ? 'Find user where userName eq "ada"' : "Create user Ada Lovelace",
  cause: null,
  cure: null,
  isProbe: false,
  resourceType: "User" as const,
  ...more,
});
const states = (...args: Parameters<typeof followOnDemand>) => followOnDemand(...args).map(({ state }) => state);
const since = "2026-11-03T14:00:00.000Z";

describe("provision on demand, followed", () => {
  it("waits in all four steps until Entra calls; a test is no call, nor is what was before", () => {
    expect(states([], since)).toEqual(["waiting", "waiting", "waiting", "waiting"]);
    const earlier = request("2026-11-03T13:59:00.000Z", "POST");
    const probe = request("2026-11-03T14:01:00.000Z", "GET", { isProbe: true });
    expect(states([probe, earlier], since)).toEqual(["waiting", "waiting", "waiting", "waiting"]);
  });

  it("has left Entra's own two steps behind once it looks for the person here", () => {
    expect(states([request("2026-11-03T14:01:00.000Z", "GET")], since)).toEqual(["done", "done", "done", "waiting"]);
  });

  it("ends with what was done, or why it was refused", () => {
    const match = request("2026-11-03T14:01:00.000Z", "GET");
    expect(followOnDemand([request("2026-11-03T14:01:01.000Z", "POST"), match], since)[3]).toMatchObject({
      state: "done",
      note: "Create user Ada Lovelace",
    });
    const refused = request("2026-11-03T14:01:01.000Z", "POST", {
      outcome: "failed",
      cause: "Provisioning is off.",
      cure: "Switch it on.",
    });
    expect(followOnDemand([refused, match], since)[3]).toMatchObject({
      state: "refused",
      note: "Provisioning is off. Switch it on.",
    });
  });

  it("says what happened in a sentence of the feed", () => {
    const t = translate("setup");
    expect(whatHappened(t, "Create user Ada Lovelace")).toBe("Created Ada Lovelace");
    expect(whatHappened(t, "Update group IT")).toBe("Updated IT");
    expect(whatHappened(t, "Bulk of 3")).toBe("Bulk of 3");
  });
});
