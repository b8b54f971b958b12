import type { PersonSession } from "@/lib/auth/find-session";
import { withOrganization } from "@/lib/db/with-organization";
import type { AppSessionDto } from "@/lib/native-apps/schemas";

interface Row {
  readonly id: string;
  readonly app_name: string;
  readonly started_at: Date;
  readonly last_used_at: Date;
}

/** The sign-ins in native apps of the person themselves that can still be refreshed, the last used first: at most 100. */
export function listOwnAppSessions(session: PersonSession, now: Date): Promise<readonly AppSessionDto[]> {
  return withOrganization(session.organization.id, async (tx) => {
    const rows = await tx.query<Row>(
      `select g.grant_hash as id, a.name as app_name, g.created_at as started_at, r.created_at as last_used_at
       from app_artifact r
       join app_artifact g on g.organization_id = r.organization_id and g.grant_hash = r.grant_hash and g.model = 'Grant'
       join native_app a on a.organization_id = r.organization_id and a.id = r.app_id
       where r.organization_id = $1 and r.user_id = $2 and r.model = 'RefreshToken' and r.consumed_at is null
         and r.expires_at > $3
       order by r.created_at desc, g.grant_hash limit 100`,
      [session.organization.id, session.user.id, now],
    );
    return rows.map((row) => ({
      id: row.id,
      appName: row.app_name,
      startedAt: row.started_at.toISOString(),
      lastUsedAt: row.last_used_at.toISOString(),
    }));
  });
}
