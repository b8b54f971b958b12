import { isIndexable } from "@/lib/db/require-indexable";
import type { Tx } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { folderKey } from "@/lib/folders/folder-key";
import { holdFolders } from "@/lib/folders/lock-folders";
import { resolvedFolderSql } from "@/lib/folders/resolved-folder-sql";

const mostValues = 1000;

/** The folders that SCIM names for one user now, all of them. */
export interface FolderRequests {
  readonly organizationId: string;
  readonly userId: string;
  readonly connectorId: string | null;
  readonly givenBy: string;
  readonly values: readonly string[];
  readonly now: Date;
}

/**
 * Replaces what SCIM asked for this user, whose row the caller has locked, and makes the access that SCIM gives equal to it.
 * Access by hand or by a rule stays; what is asked for again keeps its time. Returns the values that mean no folder.
 *
 * @throws AppError `invalid_input` (field folders) for more than 1,000 values, or one longer than 1,000 bytes
 */
export async function applyFolderRequests(tx: Tx, change: FolderRequests): Promise<{ unknown: readonly string[] }> {
  const values = distinctValues(change.values);
  const { organizationId, userId } = change;
  if (values.size === 0) {
    const asked = await tx.query("select 1 from folder_request where organization_id = $1 and user_id = $2 limit 1", [
      organizationId,
      userId,
    ]);
    if (asked.length === 0) return { unknown: [] };
  }
  await holdFolders(tx, organizationId);
  const wanted = await replaceRequests(tx, change, values);
  await giveAccess(tx, change, [...new Set(wanted.flatMap(({ folder_id }) => folder_id ?? []))]);
  const unknown = new Set(wanted.filter((row) => row.folder_id === null).map((row) => row.value_key));
  return { unknown: [...values].filter(([key]) => unknown.has(key)).map(([, value]) => value) };
}

function distinctValues(values: readonly string[]): ReadonlyMap<string, string> {
  const distinct = new Map<string, string>();
  for (const value of values) {
    const key = folderKey(value);
    if (key !== "" && !distinct.has(key)) distinct.set(key, value.trim());
  }
  if (distinct.size > mostValues) {
    throw new AppError(
      "invalid_input",
      `folders has ${distinct.size} values; a user has at most ${mostValues} folders. Assign fewer, or use a group rule.`,
      { field: "folders" },
    );
  }
  const long = [...distinct.values()].find((value) => !isIndexable(value));
  if (long === undefined) return distinct;
  throw new AppError(
    "invalid_input",
    `A value of folders is longer than 1,000 bytes: ${long.slice(0, 40)}… Send the folder's id, external id or name.`,
    { field: "folders" },
  );
}

function replaceRequests(
  tx: Tx,
  change: FolderRequests,
  values: ReadonlyMap<string, string>,
): Promise<{ value_key: string; folder_id: string | null }[]> {
  return tx.query(
    `with wanted as materialized (
       select v.value_key, v.value, ${resolvedFolderSql} as folder_id from unnest($3::text[], $4::text[]) as v (value_key, value)),
     gone as (
       delete from folder_request where organization_id = $1 and user_id = $2 and not (value_key = any($3::text[]))),
     kept as (
       insert into folder_request as r (organization_id, user_id, value_key, value, connector_id, folder_id, since)
       select $1, $2, value_key, value, $5::uuid, folder_id, $6::timestamptz from wanted
       on conflict (organization_id, user_id, value_key) do update
         set value = excluded.value, connector_id = excluded.connector_id, folder_id = excluded.folder_id
         where (r.value, r.connector_id, r.folder_id) is distinct from (excluded.value, excluded.connector_id, excluded.folder_id))
     select value_key, folder_id from wanted`,
    [change.organizationId, change.userId, [...values.keys()], [...values.values()], change.connectorId, change.now],
  );
}

async function giveAccess(tx: Tx, change: FolderRequests, folderIds: readonly string[]): Promise<void> {
  await tx.query(
    `with gone as (
       delete from folder_access
       where organization_id = $1 and user_id = $2 and source = 'scim' and not (folder_id = any($3::uuid[])))
     insert into folder_access (organization_id, folder_id, user_id, source, granted_by, since)
     select $1, folder_id, $2, 'scim', $4, $5 from unnest($3::uuid[]) as f (folder_id)
     on conflict do nothing`,
    [change.organizationId, change.userId, folderIds, change.givenBy, change.now],
  );
}
