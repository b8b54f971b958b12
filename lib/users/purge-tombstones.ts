import { v7 as uuidv7 } from "uuid";
import { withoutOrganization } from "@/lib/db/without-organization";

/** Rows in one transaction: few enough that nothing waits for it. */
const batch = 500;

/**
 * Erases the deleted users of all organizations whose 30 days are over, with an audit row for each. Returns how many.
 */
export async function purgeTombstones(now: Date): Promise<number> {
  let purged = 0;
  for (;;) {
    const count = await withoutOrganization(async (tx) => {
      const due = await tx.query<{ organization_id: string; id: string; label: string; user_name: string }>(
        `delete from user_tombstone where (organization_id, id) in (
           select organization_id, id from user_tombstone where purge_at <= $1 order by purge_at limit ${batch} for update skip locked)
         returning organization_id, id, label, user_name`,
        [now],
      );
      if (due.length === 0) return 0;
      await tx.query(
        `insert into audit_entry (organization_id, id, at, actor_kind, actor_id, actor_name, action, target_type, target_id,
           target_name, before, after, request_id)
         select d.organization_id, d.entry_id, $1, 'system', null, 'Usher', 'user.erase', 'User', d.id::text, d.label,
           jsonb_build_object('userName', d.user_name), null, $2
         from jsonb_to_recordset($3::jsonb) as d (organization_id uuid, entry_id uuid, id uuid, label text, user_name text)`,
        [now, uuidv7(), JSON.stringify(due.map((row) => ({ ...row, entry_id: uuidv7() })))],
      );
      return due.length;
    });
    if (count === 0) return purged;
    purged += count;
  }
}
