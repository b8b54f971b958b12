import { withoutOrganization } from "@/lib/db/without-organization";
import { firstUuidAt } from "@/lib/utils/uuid";

/** Rows of one organization in one transaction: few enough that nothing waits for it. */
const batch = 2000;

/**
 * Deletes the rows of a log, of all organizations, that are older than `days`. Returns how many.
 *
 * Ids are UUIDv7, so the oldest rows are the first of the primary key and no index on the time is needed.
 */
export async function deleteOldRows(log: "request_log" | "sign_in_entry", days: number, now: Date): Promise<number> {
  const before = firstUuidAt(new Date(now.getTime() - days * 86_400_000));
  let deleted = 0;
  for (;;) {
    const rows = await withoutOrganization((tx) =>
      tx.query<{ count: number }>(
        `with old as (
           select r.organization_id, r.id from organization o cross join lateral (
             select organization_id, id from ${log}
             where organization_id = o.id and id < $1::uuid order by id limit ${batch}) r),
         gone as (
           delete from ${log} r using old where r.organization_id = old.organization_id and r.id = old.id returning 1)
         select count(*)::int as count from gone`,
        [before],
      ),
    );
    const count = rows[0]?.count ?? 0;
    if (count === 0) return deleted;
    deleted += count;
  }
}
