import type { SqlParams } from "@/lib/db/sql";
import { firstUuidAt } from "@/lib/utils/uuid";

const day = 86_400_000;

/**
 * The conditions that keep the log `e` to days in UTC, both included. Ids are UUIDv7, so a range of them is a range of time and of the
 * primary key; a day on each side covers a row that was written a while after its moment.
 */
export function withinDays(days: { readonly from?: string; readonly to?: string }, sql: SqlParams): readonly string[] {
  const conditions: string[] = [];
  if (days.from) {
    const at = new Date(days.from);
    const first = firstUuidAt(new Date(at.getTime() - day));
    conditions.push(`e.at >= ${sql.add(at)} and e.id >= ${sql.add(first)}::uuid`);
  }
  if (days.to) {
    const at = new Date(Date.parse(days.to) + day);
    const last = firstUuidAt(new Date(at.getTime() + day));
    conditions.push(`e.at < ${sql.add(at)} and e.id < ${sql.add(last)}::uuid`);
  }
  return conditions;
}

/** The pattern of `ilike` for a text anywhere. */
export function containing(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, "\\$&")}%`;
}
