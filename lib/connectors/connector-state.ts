import type { ConnectorState } from "@/lib/connectors/schemas";

/** What the state of a connector is computed from. */
export interface ConnectorFacts {
  /** The guard stopped it. */
  readonly held: boolean;
  readonly provisioningOn: boolean;
  readonly switchedAt: Date | null;
  readonly lastContactAt: Date | null;
  readonly lastWriteAt: Date | null;
  readonly acceptedLastHour: number;
  readonly refusedLastHour: number;
  /** Whether the newest request of all was a refused credential or a refused probe. */
  readonly lastTestRefused: boolean;
  /** Whether Entra names folders or access roles that do not exist here, and nobody has looked at it yet. */
  readonly unknownNames: boolean;
  /** When the last usable credential ends: null when none is left, “never” when one has no end. */
  readonly credentialEndsAt: Date | "never" | null;
}

const minute = 60_000;
const hour = 60 * minute;

/** Notice before the last credential ends, in milliseconds (SCREENS §1.3). */
export const expiryNotice = 14 * 24 * hour;

/** The one word for a connector (SCREENS §1.3). Of several that fit, the one that most needs a human wins. */
export function connectorState(facts: ConnectorFacts, now: Date): ConnectorState {
  if (facts.held) return "held";
  // A new connector is off as well, but nobody switched it off: it waits.
  if (!facts.provisioningOn && facts.switchedAt !== null) return "off";
  if (isFailing(facts)) return "failing";
  if (facts.lastContactAt === null) return "waiting";
  // Before go-live Entra has no cycle that it could miss.
  if (facts.provisioningOn && now.getTime() - facts.lastContactAt.getTime() > 3 * hour) return "silent";
  if (facts.refusedLastHour > 0 || facts.unknownNames || endsSoon(facts.credentialEndsAt, now)) return "attention";
  if (facts.lastWriteAt === null) return "connected";
  return now.getTime() - facts.lastWriteAt.getTime() <= 10 * minute ? "provisioning" : "healthy";
}

function isFailing(facts: ConnectorFacts): boolean {
  const requests = facts.acceptedLastHour + facts.refusedLastHour;
  return facts.lastTestRefused || facts.refusedLastHour > requests / 10;
}

function endsSoon(end: ConnectorFacts["credentialEndsAt"], now: Date): boolean {
  return end === null || (end !== "never" && end.getTime() - now.getTime() <= expiryNotice);
}
