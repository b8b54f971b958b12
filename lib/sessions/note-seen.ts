import { withOrganization } from "@/lib/db/with-organization";
import { log } from "@/lib/log";

/** Milliseconds within which a session that was seen again is not written down. */
const grain = 5 * 60_000;

interface Seen {
  readonly organizationId: string;
  readonly sessionId: string;
  readonly lastSeenAt: Date;
  /** Minutes of the policy; null: sessions do not end by idleness. */
  readonly idleMinutes: number | null;
}

const writing = new Map<string, Promise<void>>();

/**
 * Writes down that a session was seen, in the background and at most once in five minutes. Where idleness ends sessions, more often: a
 * tenth of those minutes, because a session can end that much too early, and never too late.
 */
export function noteSeen(seen: Seen, now: Date): void {
  const idle = seen.idleMinutes === null ? Number.POSITIVE_INFINITY : seen.idleMinutes * 6000;
  if (now.getTime() - seen.lastSeenAt.getTime() < Math.min(grain, idle)) return;
  const { organizationId, sessionId } = seen;
  if (writing.has(sessionId)) return;
  const written = withOrganization(organizationId, (tx) =>
    tx.query(
      `update session set last_seen_at = $3 where organization_id = $1 and id = $2 and revoked_at is null
         and coalesce(last_seen_at, created_at) < $3`,
      [organizationId, sessionId, now],
    ),
  ).then(
    () => {},
    (error: unknown) => log.error({ err: error }, "session: when it was seen could not be written down"),
  );
  writing.set(sessionId, written);
  void written.finally(() => writing.delete(sessionId));
}

/** Waits until all of it is written down: before the database closes, and in tests. */
export async function flushSeen(): Promise<void> {
  await Promise.all(writing.values());
}
