import type { Tx } from "@/lib/db/transaction";
import type { SignInDay } from "@/lib/overview/schemas";
import { firstUuidAt } from "@/lib/utils/uuid";

const dayMs = 86_400_000;
const signInDays = 30;
/** Organizations whose figures are remembered; more than this, and all are forgotten. */
const remembered = 1000;
/** Milliseconds for which the number of people is good enough: it is counted over a month of sign-ins. */
const peopleAge = 5 * 60_000;

interface Remembered {
  /** Days that are over, by when they begin: nothing is added to them any more. */
  readonly days: Map<number, SignInDay>;
  people: { readonly at: number; readonly count: number } | null;
}

const memory = new Map<string, Remembered>();

function recall(organizationId: string): Remembered {
  const known = memory.get(organizationId);
  if (known !== undefined) return known;
  if (memory.size >= remembered) memory.clear();
  const fresh: Remembered = { days: new Map(), people: null };
  memory.set(organizationId, fresh);
  return fresh;
}

/** Sign-ins that went through and that failed, by the day (UTC), the oldest first. Only days that are not over are read twice. */
export async function readSignInDays(tx: Tx, organizationId: string, now: Date): Promise<readonly SignInDay[]> {
  const { days } = recall(organizationId);
  const today = Math.floor(now.getTime() / dayMs) * dayMs;
  const wanted = Array.from({ length: signInDays }, (_, index) => today - (signInDays - 1 - index) * dayMs);
  for (const day of days.keys()) if (day < today - 2 * signInDays * dayMs) days.delete(day);
  const unread = wanted.filter((day) => !days.has(day));
  const rows = await tx.query<{ day: Date; succeeded: number; failed: number }>(
    `select d.day, s.count as succeeded, f.count as failed
     from unnest($2::timestamptz[], $3::uuid[], $4::uuid[]) as d (day, first_id, end_id)
     cross join lateral (
       select count(*)::int from sign_in_entry e
       where e.organization_id = $1 and e.ok and e.id >= d.first_id and e.id < d.end_id) s
     cross join lateral (
       select count(*)::int from sign_in_entry e
       where e.organization_id = $1 and not e.ok and e.id >= d.first_id and e.id < d.end_id) f`,
    [
      organizationId,
      unread.map((day) => new Date(day).toISOString()),
      unread.map((day) => firstUuidAt(new Date(day))),
      unread.map((day) => firstUuidAt(new Date(day + dayMs))),
    ],
  );
  const read = new Map(
    rows.map(({ day, succeeded, failed }) => [day.getTime(), { at: day.toISOString(), succeeded, failed }]),
  );
  // Yesterday's last sign-in may be written a moment after midnight.
  for (const [day, counts] of read) if (day < today - dayMs) days.set(day, counts);
  return wanted.flatMap((day) => days.get(day) ?? read.get(day) ?? []);
}

/** How many people of today signed in within 30 days. A few minutes old at most. */
export async function countSignedIn(tx: Tx, organizationId: string, now: Date): Promise<number> {
  const known = recall(organizationId);
  if (known.people !== null && Math.abs(now.getTime() - known.people.at) < peopleAge) return known.people.count;
  const [row] = await tx.query<{ count: number }>(
    `select count(*)::int as count from "user" u
     where u.organization_id = $1 and exists (
       select 1 from sign_in_entry e
       where e.organization_id = $1 and e.user_id = u.id and e.id >= $2::uuid and e.ok)`,
    [organizationId, firstUuidAt(new Date(now.getTime() - signInDays * dayMs))],
  );
  known.people = { at: now.getTime(), count: row?.count ?? 0 };
  return known.people.count;
}
