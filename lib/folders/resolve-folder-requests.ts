import type { Tx } from "@/lib/db/transaction";
import { folderKey } from "@/lib/folders/folder-key";
import { lockFolders } from "@/lib/folders/lock-folders";
import { resolvedFolderSql } from "@/lib/folders/resolved-folder-sql";

/**
 * Looks again what these values mean, for everybody who was asked for by them, after a folder was created, renamed, deleted or
 * given another external id. Access follows. `givenBy` stands where the connector that asked is not known any more.
 *
 * Returns how many people gained a folder.
 */
export async function resolveFolderRequests(
  tx: Tx,
  change: { organizationId: string; valueKeys: readonly string[]; givenBy: string; now: Date },
): Promise<number> {
  const { organizationId } = change;
  const keys = [...new Set(change.valueKeys.map(folderKey))];
  await lockFolders(tx, organizationId);
  await holdUsers(tx, organizationId, keys);
  const moved = await moveRequests(tx, organizationId, keys);
  await takeAccess(tx, organizationId, moved.from);
  return giveAccess(tx, change, moved.to);
}

/** In the order of their ids, as whoever deletes several locks them; the foreign keys would lock them in any order. */
async function holdUsers(tx: Tx, organizationId: string, keys: readonly string[]): Promise<void> {
  await tx.query(
    `with held as (
       select u.id from "user" u
       where u.organization_id = $1
         and u.id in (select r.user_id from folder_request r where r.organization_id = $1 and r.value_key = any($2::text[]))
       order by u.id for key share)
     select count(*)::int from held`,
    [organizationId, keys],
  );
}

/** The folders that somebody's request left, and those that somebody's request means now. */
async function moveRequests(
  tx: Tx,
  organizationId: string,
  keys: readonly string[],
): Promise<{ from: readonly string[]; to: readonly string[] }> {
  const rows = await tx.query<{ from_ids: string[] | null; to_ids: string[] | null }>(
    `with resolved as materialized (
       select v.value_key, v.value, ${resolvedFolderSql} as folder_id
       from (select distinct value_key, value from folder_request
             where organization_id = $1 and value_key = any($2::text[])) as v),
     moving as materialized (
       select r.user_id, r.value_key, r.folder_id as from_id, n.folder_id as to_id
       from folder_request r join resolved n on n.value_key = r.value_key and n.value = r.value
       where r.organization_id = $1 and r.folder_id is distinct from n.folder_id),
     moved as (
       update folder_request r set folder_id = m.to_id from moving m
       where r.organization_id = $1 and r.user_id = m.user_id and r.value_key = m.value_key)
     select array_agg(distinct from_id::text) filter (where from_id is not null) as from_ids,
       array_agg(distinct to_id::text) filter (where to_id is not null) as to_ids
     from moving`,
    [organizationId, keys],
  );
  return { from: rows[0]?.from_ids ?? [], to: rows[0]?.to_ids ?? [] };
}

async function takeAccess(tx: Tx, organizationId: string, folderIds: readonly string[]): Promise<void> {
  if (folderIds.length === 0) return;
  await tx.query(
    `delete from folder_access a
     where a.organization_id = $1 and a.folder_id = any($2::uuid[]) and a.source = 'scim' and not exists (
       select 1 from folder_request r
       where r.organization_id = $1 and r.user_id = a.user_id and r.folder_id = a.folder_id)`,
    [organizationId, folderIds],
  );
}

async function giveAccess(
  tx: Tx,
  change: { readonly organizationId: string; readonly givenBy: string; readonly now: Date },
  folderIds: readonly string[],
): Promise<number> {
  if (folderIds.length === 0) return 0;
  const rows = await tx.query<{ people: number }>(
    `with given as (
       insert into folder_access (organization_id, folder_id, user_id, source, granted_by, since)
       select distinct on (r.user_id, r.folder_id) $1::uuid, r.folder_id, r.user_id, 'scim', coalesce(c.name, $3), $4::timestamptz
       from folder_request r left join connector c on c.organization_id = r.organization_id and c.id = r.connector_id
       where r.organization_id = $1 and r.folder_id = any($2::uuid[])
       order by r.user_id, r.folder_id, r.value_key
       on conflict do nothing
       returning user_id)
     select count(distinct user_id)::int as people from given`,
    [change.organizationId, folderIds, change.givenBy, change.now],
  );
  return rows[0]?.people ?? 0;
}
