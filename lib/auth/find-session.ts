import type { AccessRole } from "@/lib/auth/permissions";
import { secondFactorDueSql } from "@/lib/auth/second-factor-due";
import type { SessionClaims } from "@/lib/auth/session-cookie";
import { withOrganization } from "@/lib/db/with-organization";
import type { OrganizationDto } from "@/lib/organizations/schemas";
import { noteSeen } from "@/lib/sessions/note-seen";
import { sessionHolds } from "@/lib/sessions/session-holds";

/** A session that holds right now. */
export interface PersonSession {
  readonly id: string;
  readonly user: { readonly id: string; readonly name: string; readonly email: string };
  /** Null for people who use native apps alone. */
  readonly accessRole: AccessRole | null;
  readonly organization: OrganizationDto;
  /** The organization asks for a second factor before anything else can be done. */
  readonly secondFactorDue: boolean;
}

/** One that opens the portal. */
export type Session = PersonSession & { readonly accessRole: AccessRole };

/** Whether the portal is open to the person of a session. */
export function opensPortal(session: PersonSession): session is Session {
  return session.accessRole !== null;
}

interface SessionRow {
  readonly user_id: string;
  readonly user_name: string;
  readonly display_name: string | null;
  readonly primary_email: string | null;
  readonly access_role: AccessRole | null;
  readonly slug: string;
  readonly organization_name: string;
  readonly last_seen_at: Date;
  readonly idle_minutes: number | null;
  readonly second_factor_due: boolean | null;
}

/**
 * The session of the claims, or null when it was revoked or has expired, or its user is inactive or deleted, or the
 * organization's policy lets no session last that long or be idle for so long. Asked on every request, so that each of these ends it at
 * once, on every replica.
 */
export async function findSession(claims: SessionClaims, now: Date): Promise<PersonSession | null> {
  const rows = await withOrganization(claims.organizationId, (tx) =>
    tx.query<SessionRow>(
      `select u.id as user_id, u.user_name, u.display_name, u.primary_email, u.access_role, o.slug,
         ${secondFactorDueSql} as second_factor_due,
         o.name as organization_name, coalesce(s.last_seen_at, s.created_at) as last_seen_at, p.idle_minutes
       from session s
       join "user" u on u.organization_id = s.organization_id and u.id = s.user_id
       join organization o on o.id = s.organization_id
       left join sign_in_policy p on p.organization_id = s.organization_id
       where s.organization_id = $1 and s.id = $2 and ${sessionHolds("$3")} and u.active
         and o.deleted_at is null`,
      [claims.organizationId, claims.sessionId, now],
    ),
  );
  const row = rows[0];
  if (row === undefined) return null;
  noteSeen({ ...claims, lastSeenAt: row.last_seen_at, idleMinutes: row.idle_minutes }, now);
  return {
    id: claims.sessionId,
    user: { id: row.user_id, name: row.display_name ?? row.user_name, email: row.primary_email ?? row.user_name },
    accessRole: row.access_role,
    organization: { id: claims.organizationId, slug: row.slug, name: row.organization_name },
    secondFactorDue: row.second_factor_due === true,
  };
}
