/**
 * The SQL that says whether the session `s` holds under the policy `p` (left-joined) at the moment of a placeholder: not ended, its
 * time is not over, by its own row and by what the policy says now, and it was not idle for too long.
 */
export function sessionHolds(now: string): string {
  return `s.revoked_at is null and s.expires_at > ${now}
    and (p.session_hours is null or s.created_at > ${now}::timestamptz - make_interval(hours => p.session_hours))
    and (p.idle_minutes is null
      or coalesce(s.last_seen_at, s.created_at) > ${now}::timestamptz - make_interval(mins => p.idle_minutes))`;
}
