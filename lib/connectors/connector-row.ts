import { connectorState } from "@/lib/connectors/connector-state";
import type { ConnectorDto, NestedGroups, RequirableAttribute, UniqueIdentifier } from "@/lib/connectors/schemas";
import type { Tx } from "@/lib/db/transaction";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { firstUuidAt } from "@/lib/utils/uuid";

interface ConnectorRow {
  readonly id: string;
  readonly name: string;
  readonly provisioning_on: boolean;
  readonly switched_by: string | null;
  readonly switched_at: Date | null;
  readonly unique_group_names: boolean;
  readonly unique_identifier: UniqueIdentifier;
  readonly required_attributes: RequirableAttribute[];
  readonly licence_rule: boolean;
  readonly user_types: string[];
  readonly default_user_type: string | null;
  readonly role_rule: boolean;
  readonly delete_policy: "keep" | "erase";
  readonly guard_limit: number | null;
  readonly verified_domains_only: boolean;
  readonly nested_groups: NestedGroups;
  readonly settings_version: number;
  readonly hold_id: string | null;
  readonly last_contact_at: Date | null;
  readonly last_write_at: Date | null;
  readonly created_at: Date;
  readonly setup_done_at: Date | null;
  readonly users: number;
  readonly groups: number;
  readonly accepted_day: number;
  readonly refused_day: number;
  readonly accepted_hour: number;
  readonly refused_hour: number;
  readonly last_test_refused: boolean | null;
  /** The newest request of 24 hours that named an unknown role, and when somebody marked that as done. */
  readonly role_unknown_id: string | null;
  readonly role_done_at: Date | null;
  readonly folders_unknown: boolean;
  readonly sign_in_on: boolean;
  readonly credential_endless: boolean | null;
  readonly credential_ends_at: Date | null;
}

// A write that waits for go-live or for the guard (503, SCREENS W4, W24) is neither accepted nor a fault.
const refused = `r.status >= 400 and r.cause_code is distinct from 'provisioning_off' and r.cause_code is distinct from 'guard_held'`;

// Request ids are UUIDv7, so a range of the index (organization_id, connector_id, id) is a range of time.
const statement = `
  select c.id, c.name, c.provisioning_on, c.switched_by, c.switched_at, c.unique_group_names, c.last_contact_at,
    c.last_write_at, c.created_at, c.setup_done_at, c.unique_identifier, c.required_attributes, c.licence_rule, o.user_types, c.default_user_type,
    c.role_rule, c.delete_policy, c.guard_limit, c.verified_domains_only, c.nested_groups, c.settings_version, c.hold_id,
    (select count(*)::int from "user" u where u.organization_id = c.organization_id and u.connector_id = c.id) as users,
    (select count(*)::int from "group" g where g.organization_id = c.organization_id and g.connector_id = c.id) as groups,
    exists (
      select 1 from folder_request f
      where f.organization_id = c.organization_id and f.folder_id is null and f.connector_id = c.id and not exists (
        select 1 from ignored_folder i where i.organization_id = f.organization_id and i.value_key = f.value_key)
    ) as folders_unknown,
    (select d.done_at from problem_done d
     where d.organization_id = c.organization_id and d.connector_id = c.id and d.cause_code = 'role_unknown') as role_done_at,
    exists (
      select 1 from connector_sign_in s
      where s.organization_id = c.organization_id and s.connector_id = c.id and s.active) as sign_in_on,
    log.*, latest.*, credential.*
  from connector c
  join organization o on o.id = c.organization_id
  cross join lateral (
    select count(*) filter (where r.status < 400)::int as accepted_day,
      count(*) filter (where ${refused})::int as refused_day,
      count(*) filter (where r.status < 400 and r.id >= $4::uuid)::int as accepted_hour,
      count(*) filter (where ${refused} and r.id >= $4::uuid)::int as refused_hour,
      max(r.id::text collate "C") filter (where r.cause_code = 'role_unknown') as role_unknown_id
    from request_log r
    where r.organization_id = c.organization_id and r.connector_id = c.id and r.id >= $3::uuid and r.rehearsal_id is null
  ) log
  left join lateral (
    select (r.status in (401, 403) or (r.is_probe and r.status >= 400)) as last_test_refused
    from request_log r
    where r.organization_id = c.organization_id and r.connector_id = c.id and r.rehearsal_id is null
    order by r.id desc limit 1
  ) latest on true
  cross join lateral (
    select bool_or(t.expires_at is null) as credential_endless, max(t.expires_at) as credential_ends_at
    from credential t
    where t.organization_id = c.organization_id and t.connector_id = c.id and t.kind not in ('access_token', 'rehearsal')
      and t.active and t.revoked_at is null and (t.expires_at is null or t.expires_at > $2)
  ) credential
  where c.organization_id = $1`;

const hour = 3_600_000;

/** All connectors of the organization with their state and counts, oldest first, in one statement. */
export async function readConnectors(tx: Tx, organizationId: string, now: Date): Promise<readonly ConnectorDto[]> {
  const rows = await tx.query<ConnectorRow>(`${statement} order by c.id`, params(organizationId, now));
  return rows.map((row) => toDto(row, now));
}

/** One connector, as `readConnectors` gives it. @throws AppError `not_found` */
export async function readConnector(tx: Tx, organizationId: string, id: string, now: Date): Promise<ConnectorDto> {
  const rows = await tx.query<ConnectorRow>(`${statement} and c.id = $5`, [...params(organizationId, now), id]);
  const row = rows[0];
  if (row === undefined) throw connectorNotFound(id);
  return toDto(row, now);
}

export function connectorNotFound(id: string): AppError {
  return new AppError(
    "not_found",
    `Connector ${id} does not exist here. It was deleted, or it belongs to another organization.`,
  );
}

function params(organizationId: string, now: Date): unknown[] {
  return [
    organizationId,
    now,
    firstUuidAt(new Date(now.getTime() - 24 * hour)),
    firstUuidAt(new Date(now.getTime() - hour)),
  ];
}

function toDto(row: ConnectorRow, now: Date): ConnectorDto {
  const facts = {
    held: row.hold_id !== null,
    provisioningOn: row.provisioning_on,
    switchedAt: row.switched_at,
    lastContactAt: row.last_contact_at,
    lastWriteAt: row.last_write_at,
    acceptedLastHour: row.accepted_hour,
    refusedLastHour: row.refused_hour,
    lastTestRefused: row.last_test_refused === true,
    unknownNames: row.folders_unknown || isOpen(row.role_unknown_id, row.role_done_at),
    credentialEndsAt: row.credential_endless === true ? ("never" as const) : row.credential_ends_at,
  };
  return {
    id: row.id,
    kind: "entra",
    name: row.name,
    state: connectorState(facts, now),
    provisioningOn: row.provisioning_on,
    switchedBy: row.switched_by,
    switchedAt: row.switched_at?.toISOString() ?? null,
    uniqueGroupNames: row.unique_group_names,
    mapping: {
      uniqueIdentifier: row.unique_identifier,
      requiredAttributes: row.required_attributes,
      licenceRule: row.licence_rule,
      userTypes: row.user_types,
      defaultUserType: row.default_user_type,
      roleRule: row.role_rule,
    },
    deletePolicy: row.delete_policy,
    guardLimit: row.guard_limit,
    verifiedDomainsOnly: row.verified_domains_only,
    nestedGroups: row.nested_groups,
    holdId: row.hold_id,
    settingsVersion: row.settings_version,
    tenantUrl: `${env().USHER_ORIGIN}/scim/v2/${row.id}`,
    createdAt: row.created_at.toISOString(),
    setupDoneAt: row.setup_done_at?.toISOString() ?? null,
    lastContactAt: row.last_contact_at?.toISOString() ?? null,
    lastWriteAt: row.last_write_at?.toISOString() ?? null,
    signInOn: row.sign_in_on,
    users: row.users,
    groups: row.groups,
    requests24h: { accepted: row.accepted_day, refused: row.refused_day },
  };
}

/** Whether a request came after its problem was marked as done. */
function isOpen(requestId: string | null, doneAt: Date | null): boolean {
  return requestId !== null && (doneAt === null || requestId > firstUuidAt(doneAt));
}
