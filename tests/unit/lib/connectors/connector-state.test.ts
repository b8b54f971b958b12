import { describe, expect, it } from "vitest";
import { type ConnectorFacts, connectorState } from "@/lib/connectors/connector-state";

const now = new Date("2026-11-03T12:00:00Z");
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000);

const healthy: ConnectorFacts = {
  held: false,
  provisioningOn: true,
  switchedAt: ago(6000),
  lastContactAt: ago(20),
  lastWriteAt: ago(60),
  acceptedLastHour: 40,
  refusedLastHour: 0,
  lastTestRefused: false,
  unknownNames: false,
  credentialEndsAt: inDays(300),
};

describe("the state of a connector", () => {
  it.each<[string, Partial<ConnectorFacts>]>([
    ["healthy", {}],
    ["healthy", { credentialEndsAt: "never" }],
    ["provisioning", { lastWriteAt: ago(10) }],
    ["connected", { lastWriteAt: null }],
    ["connected", { provisioningOn: false, switchedAt: null, lastWriteAt: null, lastContactAt: ago(600) }],
    ["waiting", { provisioningOn: false, switchedAt: null, lastContactAt: null, lastWriteAt: null }],
    ["silent", { lastContactAt: ago(181), acceptedLastHour: 0 }],
    ["attention", { refusedLastHour: 4 }],
    ["attention", { credentialEndsAt: inDays(14) }],
    ["attention", { credentialEndsAt: null }],
    ["attention", { unknownNames: true }],
    ["silent", { unknownNames: true, lastContactAt: ago(181), acceptedLastHour: 0 }],
    ["failing", { unknownNames: true, lastTestRefused: true }],
    ["failing", { refusedLastHour: 5 }],
    ["failing", { lastTestRefused: true }],
    ["failing", { lastContactAt: null, lastTestRefused: true }],
    ["off", { provisioningOn: false }],
    ["off", { provisioningOn: false, lastTestRefused: true }],
  ])("is %s with %o", (state, facts) => {
    expect(connectorState({ ...healthy, ...facts }, now)).toBe(state);
  });
});
