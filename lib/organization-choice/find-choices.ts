import { findSession, type PersonSession } from "@/lib/auth/find-session";
import type { SessionClaims } from "@/lib/auth/session-cookie";
import type { Tx } from "@/lib/db/transaction";
import { withoutOrganization } from "@/lib/db/without-organization";
import { asksMore, asksMoreJoins, mayUsePassword } from "@/lib/organization-choice/asks-more";
import type { OrganizationChoice } from "@/lib/organization-choice/schemas";
import { sessionHolds } from "@/lib/sessions/session-holds";

interface Row {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly access_role: string;
  readonly asks: OrganizationChoice["asks"];
  /** Of Microsoft: by which connector. */
  readonly connector_id: string | null;
  readonly last_used_at: Date | null;
}

const lastUsed = `(select max(coalesce(x.last_seen_at, x.created_at)) from session x
  where x.organization_id = u.organization_id and x.user_id = u.id) as last_used_at`;

/**
 * The organizations of whoever is signed in, last used first, the current one among them. Besides it those whose users the same
 * password proved, and those in which Microsoft's same person (issuer, tenant and object id) is bound. Null without a session that
 * holds.
 */
export async function findChoices(claims: SessionClaims, now: Date): Promise<readonly OrganizationChoice[] | null> {
  const session = await findSession(claims, now);
  if (session === null) return null;
  const others = await withoutOrganization(async (tx) => [
    ...(await provenByPassword(tx, claims, now)),
    ...(await boundByMicrosoft(tx, claims)),
  ]);
  const chosen = new Map(others.map((row) => [row.id, toChoice(row)]));
  const current = currentOf(session, now);
  return [
    ...current,
    ...[...chosen.values()].filter(({ organizationId }) => organizationId !== claims.organizationId),
  ].sort((a, b) => (b.lastUsedAt ?? "").localeCompare(a.lastUsedAt ?? "") || a.name.localeCompare(b.name));
}

/** None for people who use native apps alone. */
function currentOf({ organization, accessRole }: PersonSession, now: Date): readonly OrganizationChoice[] {
  if (accessRole === null) return [];
  const { id, slug, name } = organization;
  return [
    {
      organizationId: id,
      slug,
      name,
      accessRole,
      current: true,
      asks: null,
      href: `/o/${slug}`,
      lastUsedAt: now.toISOString(),
    },
  ];
}

async function provenByPassword(tx: Tx, claims: SessionClaims, now: Date): Promise<readonly Row[]> {
  if (claims.others.length === 0) return [];
  const proofs = claims.others.map(({ organizationId, userId, provenAt, sessionId }) => ({
    organization_id: organizationId,
    user_id: userId,
    proven_at: new Date(provenAt).toISOString(),
    session_id: sessionId ?? null,
  }));
  return await tx.query<Row>(
    `select o.id, o.slug, o.name, u.access_role, null as connector_id, ${lastUsed},
       case when s.id is null then ${asksMore("t.proven_at", "$2")} end as asks
     from jsonb_to_recordset($1::jsonb) as t(organization_id uuid, user_id uuid, proven_at timestamptz, session_id uuid)
     join "user" u on u.organization_id = t.organization_id and u.id = t.user_id and ${mayUsePassword}
     join organization o on o.id = u.organization_id
     ${asksMoreJoins}
     left join session s on s.organization_id = u.organization_id and s.id = t.session_id and s.user_id = u.id
       and ${sessionHolds("$2")}`,
    [JSON.stringify(proofs), now],
  );
}

/** Microsoft's own session makes going there seamless; the organization's own checks are made on the way. */
async function boundByMicrosoft(tx: Tx, { organizationId, sessionId }: SessionClaims): Promise<readonly Row[]> {
  return await tx.query<Row>(
    `select distinct on (o.id) o.id, o.slug, o.name, u.access_role, there.connector_id, 'microsoft' as asks, ${lastUsed}
     from session s
     join identity here on here.organization_id = s.organization_id and here.user_id = s.user_id
       and here.connector_id = s.connector_id
     join identity there on there.issuer = here.issuer and there.object_id = here.object_id
       and there.entra_tenant_id = here.entra_tenant_id and there.organization_id <> here.organization_id
     join connector_sign_in c on c.organization_id = there.organization_id and c.connector_id = there.connector_id and c.active
     join "user" u on u.organization_id = there.organization_id and u.id = there.user_id
       and u.active and u.access_role is not null and u.login_method = 'sso'
     join organization o on o.id = u.organization_id
     where s.organization_id = $1 and s.id = $2 and s.method = 'entra'
     order by o.id, there.bound_at limit 200`,
    [organizationId, sessionId],
  );
}

function toChoice(row: Row): OrganizationChoice {
  return {
    organizationId: row.id,
    slug: row.slug,
    name: row.name,
    accessRole: row.access_role,
    current: false,
    asks: row.asks,
    href: hrefOf(row),
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
  };
}

function hrefOf({ connector_id: connectorId, slug, asks }: Row): string | null {
  if (connectorId !== null) return `/sso/${connectorId}?return_to=${encodeURIComponent(`/o/${slug}`)}`;
  return asks === null ? null : `/sign-in/${slug}`;
}
