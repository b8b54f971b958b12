import { leasedRateLimit, type RequestLimit } from "@/lib/auth/leased-rate-limit";
import { type RateLimit, rateLimit } from "@/lib/auth/rate-limit";
import { env } from "@/lib/env";

const minute = 60;
const quarter = 15 * 60;
/** Refused credentials that one address may send within a quarter of an hour before they are neither logged nor explained. */
const guesses = 300;

interface Limits {
  readonly credential: RequestLimit;
  readonly connector: RequestLimit;
}

let scim: Limits | undefined;
const perAddress: RateLimit = rateLimit("refused-credential", guesses, quarter);

/**
 * Takes one SCIM request from the shares of a credential and of its connector, which several credentials share. Both lie far
 * above Entra's 25 requests a second. Returns when the next request may come if none is left, else null.
 */
export async function takeScimRequest(credentialId: string, connectorId: string): Promise<Date | null> {
  const perMinute = env().USHER_SCIM_REQUESTS_PER_MINUTE;
  scim ??= {
    credential: leasedRateLimit("scim-credential", perMinute, minute),
    connector: leasedRateLimit("scim-connector", 2 * perMinute, minute),
  };
  return (await scim.credential.take(credentialId)) ?? (await scim.connector.take(connectorId));
}

/**
 * Counts a refused credential. Returns until when the address has used up its guesses, else null. A good credential is never
 * asked this, so nobody can lock Entra out by guessing from the same address.
 */
export async function countRefusedCredential(address: string | null): Promise<Date | null> {
  return await perAddress.take(address ?? "unknown");
}

/** Reads the settings again. For tests. */
export function resetRequestLimits(): void {
  scim = undefined;
}
