const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** “12 minutes ago”, “in 9 days”. Around now “just now”; above 30 days the date. */
export function relativeTime(iso: string, now: number): string {
  const seconds = Math.round((new Date(iso).getTime() - now) / 1000);
  const distance = Math.abs(seconds);
  // The clocks of server and browser differ a little; nothing that was seen happened in the future.
  if (distance < 5 || (seconds > 0 && seconds < minute)) return "just now";
  if (distance > 30 * day) return shortDate(iso);
  const [amount, unit] = largestUnit(distance);
  const words = `${amount} ${unit}${amount === 1 ? "" : "s"}`;
  return seconds < 0 ? `${words} ago` : `in ${words}`;
}

function largestUnit(seconds: number): [number, string] {
  if (seconds < minute) return [seconds, "second"];
  if (seconds < hour) return [Math.floor(seconds / minute), "minute"];
  if (seconds < day) return [Math.floor(seconds / hour), "hour"];
  return [Math.floor(seconds / day), "day"];
}

const dateOnly = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });

/** “3 Nov 2026”, in UTC. */
export function shortDate(iso: string): string {
  return dateOnly.format(new Date(iso));
}

/** “3 Nov 2026, 14:02:11 GMT+1”. Without a zone the reader's own, so only in the browser. */
export function absoluteTime(iso: string, timeZone: string | null = null): string {
  return new Intl.DateTimeFormat("en-GB", {
    ...inZone(timeZone),
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    timeZoneName: "short",
  }).format(new Date(iso));
}

/** “14:02:11”. Without a zone the reader's own, so only in the browser. */
export function clockTime(iso: string, timeZone: string | null = null): string {
  const clock = { hour: "2-digit", minute: "2-digit", second: "2-digit" } as const;
  return new Intl.DateTimeFormat("en-GB", { ...inZone(timeZone), ...clock }).format(new Date(iso));
}

function inZone(timeZone: string | null): Intl.DateTimeFormatOptions {
  return timeZone === null ? {} : { timeZone };
}

export function wholeDays(fromMs: number, iso: string): number {
  return Math.ceil((new Date(iso).getTime() - fromMs) / (day * 1000));
}
