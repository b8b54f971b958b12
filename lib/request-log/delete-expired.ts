import { deleteOldRows } from "@/lib/db/delete-old-rows";

/** Deletes the rows of the request log of all organizations that are older than `days`. Returns how many. */
export function deleteExpiredRequests(days: number, now: Date): Promise<number> {
  return deleteOldRows("request_log", days, now);
}
