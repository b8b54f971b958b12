import type { ConnectorDto } from "@/lib/connectors/schemas";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { env } from "@/lib/env";
import type { SetupCredential, SetupEvent, SetupKind, SetupView } from "@/lib/setup/schemas";
import { readProgress } from "@/lib/setup/setup-row";
import { firstUuidAt } from "@/lib/utils/uuid";

/** The newest requests that are looked through for a test or a knock. */
const lookedThrough = 2000;
const shown = 5;
const day = 86_400_000;

/**
 * What the wizard shows, but for the mappings: those need SCIM. Somebody with a setup link gets no people: no counts, no names,
 * and of the credentials those that they made.
 *
 * @throws AppError `not_found`
 */
export async function readFacts(tx: Tx, ctx: Ctx, connector: ConnectorDto): Promise<Omit<SetupView, "checks">> {
  const connectorId = connector.id;
  const { progress } = await readProgress(tx, ctx.organizationId, connectorId);
  const guest = ctx.actor.kind === "setupLink";
  const events = await readEvents(tx, ctx, connectorId);
  const [more] = await tx.query<More>(
    `select o.name as organization,
       array(select k.key from metadata_key k where k.organization_id = $1 order by k.key_folded limit 50) as keys,
       (select max(r.at) from (select * from request_log where organization_id = $1 and connector_id = $2
          order by id desc limit ${lookedThrough}) r where r.status < 400 and r.rehearsal_id is null) as accepted,
       exists (select 1 from rehearsal r where r.organization_id = $1 and r.connector_id = $2 and r.state = 'passed') as rehearsed
     from organization o where o.id = $1`,
    [ctx.organizationId, connectorId],
  );
  return {
    connectorId,
    connectorName: connector.name,
    organization: more?.organization ?? "",
    origin: env().USHER_ORIGIN,
    tenantUrl: connector.tenantUrl,
    provisioningOn: connector.provisioningOn,
    mapping: connector.mapping,
    metadataKeys: more?.keys ?? [],
    progress,
    credentials: await readCredentials(tx, ctx, connectorId),
    events: guest ? events.map(withoutPeople) : events,
    acceptedAt: events.find(({ accepted }) => accepted)?.at ?? more?.accepted?.toISOString() ?? null,
    rehearsed: more?.rehearsed ?? false,
    arrived: guest
      ? null
      : { users: connector.users, groups: connector.groups, ...(await readBefore(tx, ctx, connectorId)) },
  };
}

interface More {
  readonly organization: string;
  readonly keys: string[];
  /** Any accepted request of Entra's proves the connection, once its tests are long ago. */
  readonly accepted: Date | null;
  readonly rehearsed: boolean;
}

interface EventRow extends Omit<SetupEvent, "at"> {
  readonly at: Date;
}

async function readEvents(tx: Tx, ctx: Ctx, connectorId: string): Promise<readonly SetupEvent[]> {
  const rows = await tx.query<EventRow>(
    `select r.id, r.at, r.status < 400 as accepted, r.status, r.cause_code as "causeCode", r.cause, r.cure,
       case when $4::text is null or r.token_id::text in (select made.id::text from (${madeByLink("$4")}) made)
         then r.token_name end as credential
     from (select * from request_log where organization_id = $1 and connector_id = $2 and id >= $3::uuid
           order by id desc limit ${lookedThrough}) r
     where r.rehearsal_id is null
       and (r.is_probe or r.status in (401, 403) or (r.status >= 400 and r.path like '%/oauth/token'))
     order by r.id desc limit ${shown}`,
    [
      ctx.organizationId,
      connectorId,
      firstUuidAt(new Date(ctx.now().getTime() - day)),
      ctx.actor.kind === "setupLink" ? ctx.actor.id : null,
    ],
  );
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

/** Who disabled or revoked a token stands at the end of its sentence. */
const namesSomebody = new Set(["token_disabled", "token_revoked", "provisioning_off"]);

/** What another connector or a service account is called is none of a guest's business; the cure does without. */
const namesOthers = new Set(["token_other_connector", "account_disabled", "permission_missing"]);

function withoutPeople(event: SetupEvent): SetupEvent {
  if (event.causeCode !== null && namesOthers.has(event.causeCode)) return { ...event, cause: null };
  if (event.causeCode === null || !namesSomebody.has(event.causeCode)) return event;
  return { ...event, cause: event.cause?.replace(/ by .*$/su, ".") ?? null };
}

async function readCredentials(tx: Tx, ctx: Ctx, connectorId: string): Promise<readonly SetupCredential[]> {
  const link = ctx.actor.kind === "setupLink" ? ctx.actor.id : null;
  const rows = await tx.query<{
    id: string;
    kind: SetupKind;
    name: string;
    prefix: string | null;
    expires_at: Date | null;
    last_used_at: Date | null;
  }>(
    `select c.id, c.kind, c.name, c.prefix, c.expires_at, c.last_used_at from credential c
     where c.organization_id = $1 and c.connector_id = $2 and c.kind <> 'access_token' and c.active and c.revoked_at is null
       and c.rehearsal_id is null and (c.expires_at is null or c.expires_at > $3)
       and ($4::text is null or c.id in (${madeByLink("$4")}))
     order by c.id desc limit 20`,
    [ctx.organizationId, connectorId, ctx.now(), link],
  );
  return rows.map(({ expires_at, last_used_at, ...row }) => ({
    ...row,
    expiresAt: expires_at?.toISOString() ?? null,
    lastUsedAt: last_used_at?.toISOString() ?? null,
  }));
}

/** The credentials that a setup link made, as the audit log has them; `$1` is the organization. */
export function madeByLink(linkId: string): string {
  return `select a.target_id::uuid as id from audit_entry a where a.organization_id = $1 and a.actor_id = ${linkId}::text
    and a.actor_kind = 'setupLink' and a.action = 'credential.create'`;
}

async function readBefore(tx: Tx, ctx: Ctx, connectorId: string): Promise<{ matched: number; elsewhere: number }> {
  const [row] = await tx.query<{ matched: number; elsewhere: number }>(
    `select
       (select count(*)::int from "user" u join connector c on c.organization_id = $1 and c.id = $2
        where u.organization_id = $1 and u.connector_id = $2 and u.created_at < c.created_at) as matched,
       (select count(*)::int from "user" u where u.organization_id = $1 and u.connector_id is null) as elsewhere`,
    [ctx.organizationId, connectorId],
  );
  return row ?? { matched: 0, elsewhere: 0 };
}
