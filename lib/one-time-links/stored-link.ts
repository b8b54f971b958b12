import type { AccessRole } from "@/lib/auth/permissions";
import { hashSecret, isIntact } from "@/lib/credentials/secret";
import { lookUp } from "@/lib/db/without-organization";
import { AppError } from "@/lib/errors";
import type { LinkKind } from "@/lib/one-time-links/schemas";

/** A link as it is stored, with the person whom it is for. */
export interface StoredLink {
  readonly organizationId: string;
  readonly id: string;
  readonly kind: LinkKind;
  readonly createdBy: string;
  readonly usable: boolean;
  readonly organization: string;
  readonly slug: string;
  readonly userId: string;
  readonly name: string;
  readonly displayName: string | null;
  readonly email: string;
  readonly accessRole: AccessRole | null;
}

/** The link of a secret, used or not, or null. The organization follows from it. */
export async function findStoredLink(secret: string, now: Date): Promise<StoredLink | null> {
  if (!isIntact(secret)) return null;
  const rows = await lookUp<StoredLink>(
    `select l.organization_id as "organizationId", l.id, l.kind, l.created_by as "createdBy",
       l.used_at is null and l.expires_at > $2 and u.active and u.login_method = 'builtin' as usable,
       o.name as organization, o.slug, u.id as "userId", coalesce(u.display_name, u.user_name) as name,
       u.display_name as "displayName", coalesce(p.sign_in_key, u.primary_email, u.user_name) as email, u.access_role as "accessRole"
     from one_time_link l
     join "user" u on u.organization_id = l.organization_id and u.id = l.user_id
     join organization o on o.id = l.organization_id
     left join password p on p.organization_id = u.organization_id and p.user_id = u.id
     where l.hash = $1`,
    [hashSecret(secret), now],
  );
  return rows[0] ?? null;
}

/** The one answer for a link that never was, was used, was replaced or is too old, so that nothing can be guessed. */
export function linkIsOver(): AppError {
  return new AppError(
    "not_found",
    "This link was used or is older than 24 hours. Ask your organization for a new one.",
  );
}
