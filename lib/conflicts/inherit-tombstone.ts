import type { ConflictBefore } from "@/lib/conflicts/conflict-row";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { applyGroupRules } from "@/lib/rules/apply-group-rules";
import { tombstoneNotFound } from "@/lib/users/unbury";

/**
 * Gives a user the memberships of groups made by hand, and the folders by hand, of a deleted one who was the same person. Who is
 * in Entra's groups, Entra says itself. The tombstone stays until its
 * time is over, so that this can be undone.
 *
 * @throws AppError `not_found` when the deleted one is not kept any more
 */
export async function inheritTombstone(
  tx: Tx,
  ctx: Ctx,
  { tombstoneId, userId }: { readonly tombstoneId: string; readonly userId: string },
): Promise<ConflictBefore> {
  const kept = await tx.query(
    "select 1 from user_tombstone where organization_id = $1 and id = $2 and purge_at > $3 for update",
    [ctx.organizationId, tombstoneId, ctx.now()],
  );
  if (kept.length === 0) throw tombstoneNotFound(tombstoneId);
  const groups = await tx.query<{ id: string }>(
    `with former as (
       select g.id from "group" g where g.organization_id = $1 and g.connector_id is null and g.id in (
         select (m ->> 'group_id')::uuid from user_tombstone t
         cross join lateral jsonb_array_elements(t.snapshot -> 'memberships') as m
         where t.organization_id = $1 and t.id = $2)
       order by g.id for update),
     added as (
       insert into group_member (organization_id, group_id, user_id, added_at)
       select $1, f.id, u.id, $4 from former f join "user" u on u.organization_id = $1 and u.id = $3
       on conflict do nothing returning group_id)
     update "group" g set version = version + 1, updated_at = $4 from added
     where g.organization_id = $1 and g.id = added.group_id returning g.id`,
    [ctx.organizationId, tombstoneId, userId, ctx.now()],
  );
  const folders = await tx.query<{ folder_id: string }>(
    `insert into folder_access (organization_id, folder_id, user_id, source, granted_by, since)
     select $1, f.id, u.id, 'hand', a.granted_by, $4
     from user_tombstone t
     cross join lateral jsonb_to_recordset(t.snapshot -> 'folder_access') as a (folder_id uuid, source text, granted_by text)
     join folder f on f.organization_id = $1 and f.id = a.folder_id
     join "user" u on u.organization_id = $1 and u.id = $3
     where t.organization_id = $1 and t.id = $2 and a.source = 'hand'
     on conflict do nothing returning folder_id`,
    [ctx.organizationId, tombstoneId, userId, ctx.now()],
  );
  const groupIds = groups.map(({ id }) => id);
  await applyGroupRules(tx, ctx, { groupIds, userIds: [userId] });
  return { user: null, groupIds, folderIds: folders.map((row) => row.folder_id) };
}
