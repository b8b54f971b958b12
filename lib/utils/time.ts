const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** How far a time is from now: around now, above 30 days, or so many of a unit, below zero before now. */
export type Distance = "now" | "far" | { readonly amount: number; readonly unit: "second" | "minute" | "hour" | "day" };

/** How far `iso` is from `now`, in milliseconds since 1970, in the largest unit that fits. */
export function distanceOf(iso: string, now: number): Distance {
  const seconds = Math.round((new Date(iso).getTime() - now) / 1000);
  const distance = Math.abs(seconds);
  // The clocks of server and browser differ a little; nothing that was seen happened in the future.
  if (distance < 5 || (seconds > 0 && seconds < minute)) return "now";
  if (distance > 30 * day) return "far";
  const sign = Math.sign(seconds);
  if (distance < minute) return { amount: sign * distance, unit: "second" };
  if (distance < hour) return { amount: sign * Math.floor(distance / minute), unit: "minute" };
  if (distance < day) return { amount: sign * Math.floor(distance / hour), unit: "hour" };
  return { amount: sign * Math.floor(distance / day), unit: "day" };
}

const distances = new Intl.RelativeTimeFormat("en", { numeric: "always" });

/** “12 minutes ago”, “in 9 days”, for the sentences that the server says. Around now “just now”; above 30 days the date. */
export function relativeTime(iso: string, now: number): string {
  const distance = distanceOf(iso, now);
  if (distance === "now") return "just now";
  return distance === "far" ? shortDate(iso) : distances.format(distance.amount, distance.unit);
}

const dateOnly = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });

/** “3 Nov 2026”, in UTC, for the sentences that the server says. */
export function shortDate(iso: string): string {
  return dateOnly.format(new Date(iso));
}

/** From `fromMs` to `iso` in days, each that has begun counted. */
export function wholeDays(fromMs: number, iso: string): number {
  return Math.ceil((new Date(iso).getTime() - fromMs) / (day * 1000));
}
