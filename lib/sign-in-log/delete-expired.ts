import { deleteOldRows } from "@/lib/db/delete-old-rows";

/** Deletes the rows of the sign-in log of all organizations that are older than `days`. Returns how many. */
export function deleteExpiredSignIns(days: number, now: Date): Promise<number> {
  return deleteOldRows("sign_in_entry", days, now);
}
