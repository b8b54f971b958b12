import { type DnsAnswer, domainGraceDays } from "@/lib/domains/schemas";

const hour = 3_600_000;
const day = 24 * hour;
/** A little less than an hour and a day, so that a look that began a second later still counts. */
const soon = hour - 300_000;
const later = day - 300_000;

export interface DomainStanding {
  readonly state: "pending" | "verified" | "failed";
  readonly verifiedAt: Date | null;
  readonly lostAt: Date | null;
}

/**
 * What an answer of DNS makes of a domain. Only an answer can take something: while DNS is silent, a verified domain stays as it
 * is. A lost record counts for 7 days more, and a pending domain fails after 7; a failed one only comes back by its record.
 */
export function judgeAnswer(
  before: DomainStanding & { readonly createdAt: Date },
  answer: DnsAnswer,
  now: Date,
): DomainStanding & { readonly nextCheckAt: Date | null } {
  if (answer === "found") {
    const verifiedAt = before.state === "verified" && before.verifiedAt !== null ? before.verifiedAt : now;
    return { state: "verified", verifiedAt, lostAt: null, nextCheckAt: after(now, later) };
  }
  const { verifiedAt } = before;
  if (before.state === "verified") {
    const lostAt = before.lostAt ?? (isDefinite(answer) ? now : null);
    return lostAt !== null && isOver(lostAt, now)
      ? { state: "failed", verifiedAt, lostAt, nextCheckAt: null }
      : { state: "verified", verifiedAt, lostAt, nextCheckAt: after(now, soon) };
  }
  const failed = before.state === "failed" || isOver(before.createdAt, now);
  return {
    state: failed ? "failed" : "pending",
    verifiedAt,
    lostAt: before.lostAt,
    nextCheckAt: failed ? null : after(now, soon),
  };
}

function isDefinite(answer: DnsAnswer): boolean {
  return answer === "no_name" || answer === "no_txt" || answer === "others";
}

/** When a record that is gone since `from` counts no more, or Usher stops to look for one. */
export function graceEnd(from: Date): Date {
  return after(from, domainGraceDays * day);
}

function isOver(from: Date, now: Date): boolean {
  return graceEnd(from) <= now;
}

function after(from: Date, milliseconds: number): Date {
  return new Date(from.getTime() + milliseconds);
}
