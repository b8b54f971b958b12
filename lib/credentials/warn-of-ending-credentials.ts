import { lookUp } from "@/lib/db/without-organization";
import { log } from "@/lib/log";

const day = 24 * 3_600_000;
const noticeDays = 14;

export interface EndingCredential {
  readonly organization: string;
  readonly kind: string;
  readonly name: string;
  readonly connector_id: string | null;
  readonly service_account_id: string | null;
  readonly expires_at: Date;
}

/**
 * Warns in the operator's log of each credential that ends within 14 days, unless it was meant to live shorter or its holder has
 * another of its kind that lasts longer, as after a rotation. Returns them.
 */
export async function warnOfEndingCredentials(now: Date): Promise<readonly EndingCredential[]> {
  const ending = await lookUp<EndingCredential>(
    `select o.slug as organization, c.kind, c.name, c.connector_id, c.service_account_id, c.expires_at
     from credential c join organization o on o.id = c.organization_id
     where c.expires_at > $1 and c.expires_at <= $2 and c.expires_at > c.created_at + $3 * interval '1 day'
       and c.active and c.revoked_at is null and c.kind not in ('access_token', 'rehearsal')
       and not exists (
         select from credential other
         where other.organization_id = c.organization_id and other.kind = c.kind and other.active
           and other.revoked_at is null and (other.expires_at is null or other.expires_at > $2)
           and other.connector_id is not distinct from c.connector_id
           and other.service_account_id is not distinct from c.service_account_id
           and (c.kind <> 'api_token' or (other.user_id = c.user_id and other.name = c.name)))
     order by c.expires_at limit 1000`,
    [now, new Date(now.getTime() + noticeDays * day), noticeDays],
  );
  for (const { expires_at, ...credential } of ending) {
    log.warn({ ...credential, expiresAt: expires_at.toISOString() }, "a credential ends soon: rotate it in Usher");
  }
  return ending;
}
