import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { isUniqueViolation } from "@/lib/db/violations";
import { AppError } from "@/lib/errors";
import { applyFolderRequests } from "@/lib/folders/apply-folder-requests";
import { metadataUrn } from "@/lib/metadata/schemas";
import { applyGroupRules } from "@/lib/rules/apply-group-rules";
import { forgetGoneValues } from "@/lib/schema-extensions/forget-gone-values";
import { folderValues } from "@/lib/users/attribute-values";
import { knownRole, roleThatHolds } from "@/lib/users/settle-user";
import type { UserRecord } from "@/lib/users/user";
import { lockUser } from "@/lib/users/user-row";

export interface Return {
  /** The user name that it has from now on, when not its old one. */
  readonly userName?: string;
  /** Leaves behind the access role that a person gave. */
  readonly withoutRoleByHand?: boolean;
}

/**
 * Brings a deleted user back as it was: same id, the memberships of groups that still exist, the folders that still exist.
 * What group rules give, what the folders that SCIM named mean, and the role that was sent are worked out anew. The password is
 * not kept, so there is none.
 *
 * @throws AppError `not_found` when there is no such tombstone; `conflict` (field userName) when its user name has been taken
 */
export async function unbury(tx: Tx, ctx: Ctx, id: string, how: Return = {}): Promise<UserRecord> {
  const { organizationId } = ctx;
  const groups = await lockFormerGroups(tx, organizationId, id);
  await insertUser(tx, ctx, id, how);
  await tx.query(
    `with back as (
       insert into group_member (organization_id, group_id, user_id, added_at)
       select g.organization_id, g.id, $2, m.added_at
       from user_tombstone t
       cross join lateral jsonb_to_recordset(t.snapshot -> 'memberships') as m (group_id uuid, added_at timestamptz)
       join "group" g on g.organization_id = t.organization_id and g.id = m.group_id
       where t.organization_id = $1 and t.id = $2 returning group_id)
     update "group" g set version = version + 1, updated_at = $3 from back where g.organization_id = $1 and g.id = back.group_id`,
    [organizationId, id, ctx.now()],
  );
  await insertFolders(tx, organizationId, id);
  await forgetDeletedKeys(tx, organizationId, id);
  await forgetGoneValues(tx, organizationId, id);
  await tx.query("delete from user_tombstone where organization_id = $1 and id = $2", [organizationId, id]);
  await renewWhatWasSent(tx, ctx, await lockUser(tx, organizationId, id));
  await applyGroupRules(tx, ctx, { groupIds: groups, userIds: [id] });
  return lockUser(tx, organizationId, id);
}

/**
 * Whoever deleted a metadata key meanwhile deleted its values. The keys that are left cannot be deleted until the transaction
 * ends, so that whoever deletes one then meets this person.
 */
async function forgetDeletedKeys(tx: Tx, organizationId: string, id: string): Promise<void> {
  await tx.query(
    `with sent as materialized (
       select s.key, s.value from "user" u cross join lateral jsonb_each(u.attributes -> $3::text) as s (key, value)
       where u.organization_id = $1 and u.id = $2 and jsonb_typeof(u.attributes -> $3::text) = 'object'),
     known as materialized (
       select k.key_folded from metadata_key k
       where k.organization_id = $1 and k.key_folded in (select lower(key) from sent) order by k.key_folded for key share),
     rest as (select jsonb_object_agg(key, value) as metadata from sent where lower(key) in (select key_folded from known))
     update "user" u set attributes = case when rest.metadata is null then u.attributes - $3::text
       else jsonb_set(u.attributes, array[$3::text], rest.metadata) end
     from rest where u.organization_id = $1 and u.id = $2 and u.attributes ? $3::text`,
    [organizationId, id, metadataUrn],
  );
}

/** Folders, settings and rules may have changed since. */
async function renewWhatWasSent(tx: Tx, ctx: Ctx, user: UserRecord): Promise<void> {
  const { organizationId } = ctx;
  await applyFolderRequests(tx, {
    organizationId,
    userId: user.id,
    connectorId: user.connectorId,
    givenBy: ctx.actor.name,
    values: folderValues(user.attributes),
    now: ctx.now(),
  });
  const role = await roleThatHolds(tx, organizationId, user.connectorId, knownRole(user.attributes));
  if (role === null) return;
  await tx.query(`update "user" set access_role_sent = $3 where organization_id = $1 and id = $2`, [
    organizationId,
    user.id,
    role,
  ]);
}

/** Groups before the user, as everywhere. */
async function lockFormerGroups(tx: Tx, organizationId: string, id: string): Promise<readonly string[]> {
  const rows = await tx.query<{ id: string }>(
    `select g.id from "group" g where g.organization_id = $1 and g.id in (
       select (m ->> 'group_id')::uuid from user_tombstone t cross join lateral jsonb_array_elements(t.snapshot -> 'memberships') as m
       where t.organization_id = $1 and t.id = $2)
     order by g.id for update of g`,
    [organizationId, id],
  );
  return rows.map((row) => row.id);
}

async function insertUser(tx: Tx, ctx: Ctx, id: string, { userName, withoutRoleByHand }: Return): Promise<void> {
  const name = userName === undefined ? {} : { user_name: userName, user_name_key: userName.toLowerCase() };
  const changes = { ...name, ...(withoutRoleByHand === true ? { access_role_by_hand: null } : {}) };
  try {
    const rows = await tx.query(
      `insert into "user"
       select (jsonb_populate_record(null::"user", t.snapshot -> 'user' || jsonb_build_object(
         'version', (t.snapshot -> 'user' ->> 'version')::int + 1, 'updated_at', $3::timestamptz,
         'access_role_sent', null, 'access_role_by_rule', null, 'access_role_rule_id', null, 'access_role_rule_since', null,
         'user_type_by_rule', null, 'user_type_rule_id', null, 'user_type_rule_since', null,
         'connector_id', (select c.id from connector c where c.organization_id = t.organization_id and c.id = t.connector_id)) || $4::jsonb)).*
       from user_tombstone t where t.organization_id = $1 and t.id = $2
       returning id`,
      [ctx.organizationId, id, ctx.now(), JSON.stringify(changes)],
    );
    if (rows.length === 0) throw tombstoneNotFound(id);
  } catch (error) {
    if (!isUniqueViolation(error) || userName !== undefined) throw error;
    throw new AppError(
      "conflict",
      "Another user has taken this user name since. Rename that user first, then restore this one.",
      { field: "userName", cause: error },
    );
  }
}

async function insertFolders(tx: Tx, organizationId: string, id: string): Promise<void> {
  await tx.query(
    `insert into folder_access (organization_id, folder_id, user_id, source, rule_id, granted_by, since)
     select t.organization_id, f.id, $2, a.source, null, a.granted_by, a.since
     from user_tombstone t
     cross join lateral jsonb_to_recordset(t.snapshot -> 'folder_access')
       as a (folder_id uuid, source text, granted_by text, since timestamptz)
     join folder f on f.organization_id = t.organization_id and f.id = a.folder_id
     where t.organization_id = $1 and t.id = $2`,
    [organizationId, id],
  );
  await tx.query(
    `insert into folder_request (organization_id, user_id, value_key, value, connector_id, folder_id, since)
     select t.organization_id, $2, r.value_key, r.value, r.connector_id, f.id, r.since
     from user_tombstone t
     cross join lateral jsonb_to_recordset(t.snapshot -> 'folder_requests')
       as r (value_key text, value text, connector_id uuid, folder_id uuid, since timestamptz)
     left join folder f on f.organization_id = t.organization_id and f.id = r.folder_id
     where t.organization_id = $1 and t.id = $2`,
    [organizationId, id],
  );
}

/** The one answer for a deleted user that is not kept, was restored already, or belongs to another organization. */
export function tombstoneNotFound(id: string): AppError {
  return new AppError(
    "not_found",
    `No deleted user ${id} is kept here. It was restored, its 30 days are over, or it was erased at once.`,
  );
}
