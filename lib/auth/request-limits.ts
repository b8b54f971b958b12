import { leasedRateLimit, type RequestLimit } from "@/lib/auth/leased-rate-limit";
import { networkOf } from "@/lib/auth/network-of";
import { env } from "@/lib/env";

const minute = 60;
const quarter = 15 * 60;
/** Refused credentials that a connector explains to one network within a quarter of an hour, and writes down one by one. */
const guesses = 300;

interface Limits {
  readonly credential: RequestLimit;
  readonly connector: RequestLimit;
  readonly refused: RequestLimit;
}

let limits: Limits | undefined;

function open(): Limits {
  const perMinute = env().USHER_SCIM_REQUESTS_PER_MINUTE;
  limits ??= {
    credential: leasedRateLimit("scim-credential", perMinute, minute),
    connector: leasedRateLimit("scim-connector", 2 * perMinute, minute),
    // So few that a lease is one: the count is exact.
    refused: leasedRateLimit("refused-credential", guesses, quarter),
  };
  return limits;
}

/**
 * Takes one SCIM request from the shares of a credential and of its connector, which several credentials share. Both lie far
 * above Entra's 25 requests a second. Returns when the next request may come if none is left, else null.
 */
export async function takeScimRequest(credentialId: string, connectorId: string): Promise<Date | null> {
  const { credential, connector } = open();
  return (await credential.take(credentialId)) ?? (await connector.take(connectorId));
}

/**
 * Counts a credential that proved nothing, per connector (null: none of ours, or the API) and network. Returns until when the
 * guesses are used up, else null; from then on it asks no database. A good credential is never asked this, so nobody can lock
 * Entra out.
 */
export async function countRefusedCredential(connectorId: string | null, address: string | null): Promise<Date | null> {
  const network = address === null ? "unknown" : networkOf(address);
  return await open().refused.take(`${connectorId ?? "unknown"}:${network}`);
}

/** Reads the settings again and forgets what was counted in memory. For tests. */
export function resetRequestLimits(): void {
  limits = undefined;
}
