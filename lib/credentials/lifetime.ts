import type { CredentialLifetime, RotationOverlap } from "@/lib/credentials/schemas";

/** Hours that an access token lives unless told; Microsoft asks for 1 to 6. */
export const defaultAccessHours = 1;

const hour = 3_600_000;
const day = 24 * hour;

const lifetimes: Record<CredentialLifetime, number | null> = {
  "10h": 10 * hour,
  "30d": 30 * day,
  "90d": 90 * day,
  "365d": 365 * day,
  "730d": 730 * day,
  never: null,
};

const overlaps: Record<RotationOverlap, number> = { now: 0, "1h": hour, "24h": day, "7d": 7 * day };

/** When a credential made at `now` ends; null for never. */
export function endOfLife(lifetime: CredentialLifetime, now: Date): Date | null {
  const length = lifetimes[lifetime];
  return length === null ? null : new Date(now.getTime() + length);
}

/** When the old credential ends after a rotation at `now`: never later than it would have anyway. */
export function endOfOverlap(overlap: RotationOverlap, now: Date, end: Date | null): Date {
  const wanted = new Date(now.getTime() + overlaps[overlap]);
  return end !== null && end < wanted ? end : wanted;
}
